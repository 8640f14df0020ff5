import { Button } from '@mantine/core';

import type { CurrentRun, Site } from '@/api/types';
import { Notice } from '@/components/common/Notice';

import { noticesView } from './noticesView';
import { useRunMoves } from './useRunMoves';

export function Notices({ site, snapshot }: { site: Site; snapshot: CurrentRun }) {
  const { move, moving } = useRunMoves(site.id, snapshot.run);
  const mayAct = site.role !== 'viewer';
  return noticesView(snapshot).map(({ key, tone, title, text, canResume }) => (
    <Notice
      key={key}
      tone={tone}
      title={title}
      action={
        canResume &&
        mayAct && (
          <Button size="compact-sm" variant="default" loading={moving === 'resume'} onClick={() => move('resume')}>
            Resume
          </Button>
        )
      }
    >
      {text}
    </Notice>
  ));
}
