import type { ImageRow } from '@/api/rowTypes';
import { imageName } from '@/components/common/imageName';
import { WorkBadge } from '@/components/common/WorkBadge';

import classes from './ImageTiles.module.css';

function Tile({ image }: { image: ImageRow }) {
  const name = imageName(image);
  const isAtWork = image.work_state === 'processing' || image.work_state === 'queued';
  return (
    <li className={classes.tile}>
      <div className={classes.picture} data-work={image.work_state === 'processing' || undefined}>
        {image.image_url && !isAtWork && <img src={image.image_url} alt={image.alt_text || name} loading="lazy" />}
      </div>
      <span className={classes.name} title={image.prompt}>
        {name}
      </span>
      <WorkBadge state={image.work_state} />
    </li>
  );
}

/** One tile per image, each of the same size from the beginning: pictures come in without moving anything. */
export function ImageTiles({ images, label = 'Images of the selection' }: { images: ImageRow[]; label?: string }) {
  return (
    <ul className={classes.tiles} aria-label={label} tabIndex={0}>
      {images.map((image) => (
        <Tile key={image.id} image={image} />
      ))}
    </ul>
  );
}
