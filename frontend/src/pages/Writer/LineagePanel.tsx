import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { ContentDetail } from '@/api/rowTypes';
import { Panel } from '@/components/common/Panel';

import { clusterAddress, ideaAddress, keywordAddress, taskAddress } from './addresses';
import classes from './Article.module.css';
import { keywordsShown } from './articleView';

function Step({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <span className={classes.step}>{name}</span>
      <span>{children}</span>
    </li>
  );
}

function To({ address, children }: { address: string; children: string }) {
  return (
    <Anchor component={Link} to={address} size="sm" c="inherit" underline="always">
      {children}
    </Anchor>
  );
}

/** From the searches to the article, each step with a way to it. */
export function LineagePanel({ article }: { article: ContentDetail }) {
  const { site_id: site, lineage } = article;
  const { keywords, cluster, idea, task } = lineage;
  if (task === null) {
    return (
      <Panel title="Where it comes from">
        <Text size="sm" c="dimmed">
          Written by hand, or its task was deleted.
        </Text>
      </Panel>
    );
  }
  const { shown, more } = keywordsShown(keywords);
  return (
    <Panel title="Where it comes from">
      <ol className={classes.lineage}>
        {shown.length > 0 && (
          <Step name={keywords.length === 1 ? 'Keyword' : 'Keywords'}>
            {shown.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <To address={keywordAddress(site, name)}>{name}</To>
              </span>
            ))}
            {more && ` ${more}`}
          </Step>
        )}
        {cluster && <Step name="Cluster"><To address={clusterAddress(site, cluster.id)}>{cluster.name}</To></Step>}
        {idea && <Step name="Idea"><To address={ideaAddress(site, idea.name)}>{idea.name}</To></Step>}
        <Step name="Task"><To address={taskAddress(site, task.name)}>{task.name}</To></Step>
        <Step name="Article">This one</Step>
      </ol>
    </Panel>
  );
}
