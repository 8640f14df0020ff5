import { Button, UnstyledButton } from '@mantine/core';

import { formatPercent } from '@/components/common/format';
import { ProgressBar } from '@/components/common/ProgressBar';
import { progressView } from '@/components/progress/progressView';
import { useTaskGroupSeen } from '@/hooks/useTaskGroup';
import { useWork } from '@/hooks/useWork';
import type { Watched } from '@/hooks/watched';

import { HeaderPopover } from '../HeaderPopover';
import classes from './TaskTray.module.css';
import { titleOf, trayLabel } from './workView';

function Entry({ work, onOpen }: { work: Watched; onOpen: () => void }) {
  const { data } = useTaskGroupSeen(work.group);
  const title = titleOf(work, data);
  const view = data && progressView(data);
  return (
    <li>
      <UnstyledButton className={classes.entry ?? ''} onClick={onOpen}>
        <span className={classes.title}>{title}</span>
        <span className={classes.text}>{view?.headline ?? 'Waiting to start'}</span>
        {view?.isOpen && (
          <span className={classes.bar}>
            <ProgressBar value={view.percentage} label={title} />
            <span className={classes.percent}>{formatPercent(view.percentage)}</span>
          </span>
        )}
      </UnstyledButton>
    </li>
  );
}

interface ListProps {
  watched: Watched[];
  onOpen: (group: string) => void;
  onClear: (groups: string[]) => void;
}

function List({ watched, onOpen, onClear }: ListProps) {
  const ended = watched.filter(({ isTold }) => isTold).map(({ group }) => group);
  if (watched.length === 0) {
    return (
      <p className={classes.none}>Nothing is running. Select rows in a list and choose an AI function: its progress is here.</p>
    );
  }
  return (
    <>
      <ul className={classes.list}>
        {watched.toReversed().map((work) => (
          <Entry key={work.group} work={work} onOpen={() => onOpen(work.group)} />
        ))}
      </ul>
      {ended.length > 0 && (
        <Button variant="subtle" color="gray" size="compact-sm" className={classes.clear ?? ''} onClick={() => onClear(ended)}>
          Clear what has ended
        </Button>
      )}
    </>
  );
}

/** The AI work of this reader, in the header: how much of it runs, and a way back to each dialog. */
export function TaskTray() {
  const { watched, open, dismiss } = useWork();
  const running = watched.filter(({ isTold }) => !isTold).length;
  return (
    <HeaderPopover icon="spark" buttonLabel={trayLabel(running)} label="AI work" count={running > 0 ? String(running) : ''} width={340}>
      {(close) => (
        <div className={classes.tray}>
          <List
            watched={watched}
            onOpen={(group) => {
              close();
              open(group);
            }}
            onClear={dismiss}
          />
        </div>
      )}
    </HeaderPopover>
  );
}
