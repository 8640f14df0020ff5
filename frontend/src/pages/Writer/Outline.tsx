import { Text } from '@mantine/core';

import { Panel } from '@/components/common/Panel';

import classes from './Article.module.css';

/** The headings of the article, in order. */
export function Outline({ headings }: { headings: string[] }) {
  return (
    <Panel title="Outline">
      {headings.length === 0 ? (
        <Text size="sm" c="dimmed">
          The text has no headings.
        </Text>
      ) : (
        <ol className={classes.outline}>
          {headings.map((heading, index) => (
            <li key={index}>{heading}</li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
