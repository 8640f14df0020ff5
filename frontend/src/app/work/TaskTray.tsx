import { Button, Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import { Icon } from '@/components/common/Icon';
import { formatPercent } from '@/components/common/format';
import { ProgressBar } from '@/components/common/ProgressBar';
import { progressView } from '@/components/progress/progressView';
import { useTaskGroupSeen } from '@/hooks/useTaskGroup';
import { useWork } from '@/hooks/useWork';
import type { Watched } from '@/hooks/watched';

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
  const [isOpen, { toggle, close }] = useDisclosure();
  const running = watched.filter(({ isTold }) => !isTold).length;
  const show = (group: string) => {
    close();
    open(group);
  };
  return (
    <Popover opened={isOpen} onChange={(on) => !on && close()} position="bottom-end" width={340} trapFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.button ?? ''} aria-label={trayLabel(running)} onClick={toggle}>
          <Icon name="spark" />
          {running > 0 && (
            <span className={classes.count} aria-hidden>
              {running}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''} aria-label="AI work">
        <List watched={watched} onOpen={show} onClear={dismiss} />
      </Popover.Dropdown>
    </Popover>
  );
}

