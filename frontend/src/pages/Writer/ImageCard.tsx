import { Anchor, Checkbox, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { ImageRow } from '@/api/rowTypes';
import { Icon } from '@/components/common/Icon';
import { imageName } from '@/components/common/imageName';
import { StatusBadge } from '@/components/common/StatusBadge';

import { articleAddress } from './addresses';
import classes from './ImageCard.module.css';
import { absenceText, imageBadges, typeLabel } from './imageView';

interface Props {
  image: ImageRow;
  /** Without it images cannot be chosen. */
  choosing?: { isChosen: boolean; onToggle: () => void } | undefined;
  menu?: ReactNode;
  onShow: () => void;
}

function Picture({ image }: { image: ImageRow }) {
  const isMaking = image.work_state === 'processing';
  return (
    <span className={classes.picture} data-work={isMaking || undefined}>
      {image.image_url ? (
        // The name of the button says what it shows; a screen reader would else hear it twice.
        <img src={image.image_url} alt="" loading="lazy" decoding="async" />
      ) : (
        // Said by the badge below as well; the button is called by what it shows.
        <span className={classes.absence} aria-hidden>
          <Icon name="image" size={22} />
          {absenceText(image)}
        </span>
      )}
    </span>
  );
}

/** One image: the picture keeps its place whether it is there yet or not, so nothing moves when it arrives. */
export function ImageCard({ image, choosing, menu, onShow }: Props) {
  const name = imageName(image);
  const title = `${name} of ${image.content.title}`;
  return (
    <li className={classes.card} data-chosen={choosing?.isChosen || undefined}>
      <UnstyledButton className={classes.open ?? ''} aria-label={image.image_url ? `Show ${title}` : `Show ${title}: ${absenceText(image)}`} onClick={onShow}>
        <Picture image={image} />
      </UnstyledButton>
      {choosing && (
        <span className={classes.box}>
          <Checkbox aria-label={`Select ${title}`} checked={choosing.isChosen} onChange={choosing.onToggle} />
        </span>
      )}
      <div className={classes.text}>
        <div className={classes.head}>
          <span className={classes.name}>{name}</span>
          {menu}
        </div>
        <span className={classes.type}>{typeLabel(image)}</span>
        <Anchor
          component={Link}
          to={articleAddress(image.site_id, image.content.id)}
          className={classes.article ?? ''}
          c="inherit"
          underline="always"
        >
          {image.content.title}
        </Anchor>
        <p className={classes.alt} data-none={image.alt_text === '' || undefined}>
          {image.alt_text || 'No alternative text'}
        </p>
        <div className={classes.badges}>
          {imageBadges(image).map((badge) => (
            <StatusBadge key={badge.label} {...badge} />
          ))}
        </div>
      </div>
    </li>
  );
}
