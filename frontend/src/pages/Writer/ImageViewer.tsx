import { ActionIcon, Anchor, Button, Group, Modal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link } from 'react-router';

import type { ImageRow } from '@/api/rowTypes';
import { Icon } from '@/components/common/Icon';
import { imageName } from '@/components/common/imageName';
import { StatusBadge } from '@/components/common/StatusBadge';

import { articleAddress } from './addresses';
import classes from './ImageViewer.module.css';
import { absenceText, imageBadges, typeLabel } from './imageView';

interface Props {
  images: ImageRow[];
  /** The image that is shown; it may have been deleted meanwhile. */
  id: number;
  mayWrite: boolean;
  onMove: (id: number) => void;
  onEdit: (image: ImageRow) => void;
  onGenerate: (image: ImageRow) => void;
  onClose: () => void;
}

function Fact({ label, children, isLong = false }: { label: string; children: string; isLong?: boolean }) {
  return (
    <div className={isLong ? classes.long : undefined}>
      <dt>{label}</dt>
      <dd>{children || '–'}</dd>
    </div>
  );
}

/** One picture as large as the window allows, with what it was made of; the arrow keys go through the page. */
export default function ImageViewer({ images, id, mayWrite, onMove, onEdit, onGenerate, onClose }: Props) {
  const index = images.findIndex((image) => image.id === id);
  const image = images[index];
  const previous = images[index - 1];
  const next = images[index + 1];
  useHotkeys([
    ['ArrowLeft', () => previous && onMove(previous.id)],
    ['ArrowRight', () => next && onMove(next.id)],
  ]);
  if (!image) return null;
  const name = imageName(image);
  return (
    <Modal opened onClose={onClose} title={name} size="xl">
      <div className={classes.stage}>
        {image.image_url ? (
          <img src={image.image_url} alt={image.alt_text || name} className={classes.picture} />
        ) : (
          <p className={classes.absence}>{absenceText(image)}</p>
        )}
      </div>
      <div className={classes.line}>
        <ActionIcon variant="default" aria-label="Previous image" disabled={!previous} onClick={() => previous && onMove(previous.id)}>
          <Icon name="left" />
        </ActionIcon>
        <Text size="sm" c="dimmed" role="status">
          {index + 1} of {images.length} on this page
        </Text>
        <ActionIcon variant="default" aria-label="Next image" disabled={!next} onClick={() => next && onMove(next.id)}>
          <Icon name="right" />
        </ActionIcon>
        <span className={classes.badges}>
          {imageBadges(image).map((badge) => (
            <StatusBadge key={badge.label} {...badge} />
          ))}
        </span>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>Article</dt>
          <dd>
            <Anchor component={Link} to={articleAddress(image.site_id, image.content.id)} size="sm" c="inherit" underline="always">
              {image.content.title}
            </Anchor>
          </dd>
        </div>
        <Fact label="Place">{typeLabel(image)}</Fact>
        <Fact label="Alternative text">{image.alt_text}</Fact>
        <Fact label="Model">{image.model}</Fact>
        <Fact label="Prompt" isLong>
          {image.prompt}
        </Fact>
      </dl>
      {mayWrite && (
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={() => onEdit(image)}>
            Edit
          </Button>
          <Button leftSection={<Icon name="spark" size={16} />} onClick={() => onGenerate(image)}>
            {image.image_url ? 'Generate anew' : 'Generate'}
          </Button>
        </Group>
      )}
    </Modal>
  );
}
