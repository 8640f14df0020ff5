import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { Idea } from '@/api/rowTypes';
import { CONTENT_TYPES, INTENTS, labelOf } from '@/components/common/choices';
import { formatCounted } from '@/components/common/format';
import { Notice } from '@/components/common/Notice';

import { clusterAddress, taskAddress } from './addresses';
import classes from './IdeaView.module.css';

interface Props {
  idea: Idea;
  /** Absent for those who may not, and once the writer has it. */
  onEdit?: (() => void) | undefined;
  onClose: () => void;
}

/** The plan of an article, to be read. */
export default function IdeaView({ idea, onEdit, onClose }: Props) {
  const { cluster, site_id: siteId } = idea;
  const facts = [
    labelOf(CONTENT_TYPES, idea.content_type),
    formatCounted(idea.word_count, 'word'),
    idea.search_intent && labelOf(INTENTS, idea.search_intent),
  ].filter(Boolean);
  return (
    <Modal opened onClose={onClose} title={idea.idea_title} size="lg">
      <Stack gap="md">
        {idea.task_id !== null && (
          <Notice
            tone="hold"
            action={
              <Button size="xs" variant="default" component={Link} to={taskAddress(idea.idea_title, siteId)}>
                Show its task
              </Button>
            }
          >
            The writer has this idea. What is to be different now is changed in its task.
          </Notice>
        )}
        <Text size="sm" c="dimmed">
          {facts.join(' · ')} · Cluster{' '}
          <Anchor component={Link} to={clusterAddress(cluster.id, siteId)} size="sm">
            {cluster.name}
          </Anchor>
        </Text>
        {idea.description && <Text size="sm">{idea.description}</Text>}
        <div>
          <h3 className={classes.heading}>Outline</h3>
          {idea.outline.length === 0 ? (
            <Text size="sm">Left to the writer.</Text>
          ) : (
            <ol className={classes.outline}>
              {idea.outline.map((heading, index) => (
                <li key={index}>{heading}</li>
              ))}
            </ol>
          )}
        </div>
        <div>
          <h3 className={classes.heading}>Target keywords</h3>
          <Text size="sm">{idea.target_keywords.join(', ') || 'None named.'}</Text>
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Close
          </Button>
          {onEdit && <Button onClick={onEdit}>Edit</Button>}
        </Group>
      </Stack>
    </Modal>
  );
}
