import { Skeleton } from '@mantine/core';

import { ImageTiles } from '@/components/progress/ImageTiles';
import { useImages } from '@/hooks/useImages';

/** Every image of the selection with its own state, and the picture itself as soon as it is there. */
export function ImageQueue({ ids, siteId }: { ids: number[]; siteId: number }) {
  const { images, error } = useImages(ids, siteId);
  if (error && !images) return null; // One of them was deleted meanwhile: the bar above still tells how it goes.
  if (images === undefined) return <Skeleton h={120} />;
  return <ImageTiles images={images} />;
}
