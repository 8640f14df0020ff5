import type { ContentDetail } from '@/api/rowTypes';
import type { Tone } from '@/components/common/tone';

/** What search engines show of it, in characters. */
export const META_TITLE_MOST = 60;
export const META_DESCRIPTION_MOST = 155;
export const EXCERPT_MOST = 400;

interface Length {
  text: string;
  tone: Tone;
}

/** "52 of 60": good to know while typing; nothing at all is worth a word. */
export function lengthOf(text: string, most: number): Length {
  const count = [...text].length;
  const tone = count > most ? 'bad' : count === 0 ? 'warn' : 'quiet';
  return { text: `${count} of ${most}`, tone };
}

type Meta = Pick<ContentDetail, 'title' | 'slug' | 'excerpt' | 'meta_title' | 'meta_description'>;

export interface SearchResult {
  title: string;
  address: string;
  description: string;
}

/** How a search engine would show it; what is missing it takes from the article. */
export function searchResult(meta: Meta, domain: string): SearchResult {
  return {
    title: meta.meta_title || meta.title,
    address: `${domain} › ${meta.slug}`,
    description: meta.meta_description || meta.excerpt,
  };
}
