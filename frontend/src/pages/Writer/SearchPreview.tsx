import { Text } from '@mantine/core';

import classes from './Article.module.css';
import type { SearchResult } from './metaView';

/** One result of a search engine. */
export function SearchPreview({ result }: { result: SearchResult }) {
  return (
    <div className={classes.result} role="group" aria-label="Preview of the search result">
      <span className={classes.resultAddress}>{result.address}</span>
      <span className={classes.resultTitle}>{result.title}</span>
      {result.description ? (
        <Text size="sm" lineClamp={3}>
          {result.description}
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          No description: search engines pick a sentence of the text.
        </Text>
      )}
    </div>
  );
}
