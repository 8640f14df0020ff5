import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import { formatCount } from '@/components/common/format';

import classes from './BulkBar.module.css';

interface Props {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** What can be done with the chosen rows. It floats above the page, so that no row moves when it comes. */
export function BulkBar({ count, onClear, children }: Props) {
  return (
    <>
      <span className={classes.said} role="status">
        {count > 0 ? `${formatCount(count)} selected` : ''}
      </span>
      {count > 0 && (
        <>
          <div className={classes.room} />
          <div className={classes.place}>
            <div className={classes.bar} role="group" aria-label="Selected rows">
              <strong className={classes.count}>{formatCount(count)} selected</strong>
              {children}
              <Button variant="subtle" color="gray" size="xs" onClick={onClear}>
                Clear
              </Button>
            </div>
          </div>
        </>
      )}
    </>
  );
}
