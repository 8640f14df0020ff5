import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

import { Icon, type IconName } from '@/components/common/Icon';

import classes from './HeaderPopover.module.css';

interface Props {
  icon: IconName;
  /** The button in words, with its count. */
  buttonLabel: string;
  label: string;
  /** Over the icon; nothing when it is empty. */
  count: string;
  width: number;
  children: (close: () => void) => ReactNode;
}

/** A button of the header with a count, and what it opens. */
export function HeaderPopover({ icon, buttonLabel, label, count, width, children }: Props) {
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={isOpen} onChange={(on) => !on && close()} position="bottom-end" width={width} trapFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.button ?? ''} aria-label={buttonLabel} onClick={toggle}>
          <Icon name={icon} />
          {count && (
            <span className={classes.count} aria-hidden>
              {count}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''} aria-label={label}>
        {children(close)}
      </Popover.Dropdown>
    </Popover>
  );
}
