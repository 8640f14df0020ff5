import { Button } from '@mantine/core';
import { Link } from 'react-router';

import type { Glance, Site } from '@/api/types';
import { Icon } from '@/components/common/Icon';
import { notifyDone, notifyFailed } from '@/components/common/notify';
import { Panel } from '@/components/common/Panel';
import { useGlanceMoves } from '@/hooks/useGlance';
import { useWork } from '@/hooks/useWork';

import classes from './NeedList.module.css';
import { needView, type Again, type NeedView } from './needView';

interface Moves {
  onAgain: (again: Again) => void;
  onResume: (runId: string) => void;
  /** True while the server is asked for just this. */
  isBusy: (need: NeedView) => boolean;
}

function useMoves(siteId: number): Moves {
  const { ask } = useWork();
  const { resume, retry } = useGlanceMoves(siteId);
  const onAgain = (again: Again) => {
    if (again.by === 'function') return ask({ function: again.name, ids: again.ids, siteId });
    retry.mutate(again, {
      onSuccess: ({ message }) => notifyDone(`${message}.`),
      onError: (error) => notifyFailed('Nothing was taken up again.', error),
    });
  };
  const onResume = (runId: string) =>
    resume.mutate(runId, { onError: (error) => notifyFailed('The run was not resumed.', error) });
  const isBusy = ({ again, resume: runId }: NeedView) =>
    (resume.isPending && resume.variables === runId) ||
    (retry.isPending && again?.by === 'run' && retry.variables.stage === again.stage);
  return { onAgain, onResume, isBusy };
}

function Buttons({ need, mayWrite, moves }: { need: NeedView; mayWrite: boolean; moves: Moves }) {
  const { again, resume, ways } = need;
  const isBusy = moves.isBusy(need);
  return (
    <div className={classes.buttons}>
      {ways.map(({ label, to }) => (
        <Button key={to} component={Link} to={to} size="xs" variant="default" aria-label={`${label}: ${need.title}`}>
          {label}
        </Button>
      ))}
      {mayWrite && resume && (
        <Button size="xs" loading={isBusy} onClick={() => moves.onResume(resume)} leftSection={<Icon name="play" size={14} />}>
          Resume
        </Button>
      )}
      {mayWrite && again && (
        <Button
          size="xs"
          loading={isBusy}
          onClick={() => moves.onAgain(again)}
          leftSection={<Icon name="again" size={14} />}
          aria-label={`Retry: ${need.title}`}
        >
          Retry
        </Button>
      )}
    </div>
  );
}

/** What waits for a person, most urgent first. */
export function NeedList({ site, needs }: { site: Site; needs: Glance['needs'] }) {
  const moves = useMoves(site.id);
  const views = needs.map((need) => needView(need, site.id));
  return (
    <Panel title="What needs you">
      {views.length === 0 ? (
        <p className={classes.none}>
          <Icon name="check" className={classes.done} /> Nothing waits for you. What the machine makes shows up here when it is ready.
        </p>
      ) : (
        <ul className={classes.list}>
          {views.map((need) => (
            <li key={need.key} className={classes.need} data-tone={need.tone}>
              <span className={classes.sign}>
                <Icon name={need.icon} />
              </span>
              <div className={classes.text}>
                <strong className={classes.title}>{need.title}</strong>
                <p className={classes.more}>{need.text}</p>
              </div>
              <Buttons need={need} mayWrite={site.role !== 'viewer'} moves={moves} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
