import type { ImageRow } from '@/api/rowTypes';

/** What an image of an article is called: the heading it stands under, else its place. */
export function imageName({ image_type: type, heading, position }: Pick<ImageRow, 'image_type' | 'heading' | 'position'>): string {
  return heading || (type === 'featured' ? 'Featured image' : `Image ${position}`);
}
