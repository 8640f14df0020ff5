import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';

import type { CurrentRun, Site } from '@/api/types';
import { Notice } from '@/components/common/Notice';

import { noticesView } from './noticesView';
import { useRunMoves } from './useRunMoves';

export function Notices({ site, snapshot }: { site: Site; snapshot: CurrentRun }) {
  const { move, moving } = useRunMoves(site.id, snapshot.run);
  const mayAct = site.role !== 'viewer';
  return noticesView(snapshot).map(({ key, tone, title, text, canResume, leadsToSettings }) => (
    <Notice
      key={key}
      tone={tone}
      title={title}
      action={
        <Group gap={6}>
          {leadsToSettings && (
            <Button component={Link} to={`/settings/providers?site=${site.id}`} size="compact-sm" variant="default">
              AI providers
            </Button>
          )}
          {canResume && mayAct && (
            <Button size="compact-sm" variant="default" loading={moving === 'resume'} onClick={() => move('resume')}>
              Resume
            </Button>
          )}
        </Group>
      }
    >
      {text}
    </Notice>
  ));
}
