import type { ContentDetail, ImageRow } from '@/api/rowTypes';

import { ARTICLE_STYLE } from './articleStyle';

/** Besides the sandbox and the policy of the dashboard, which the frame inherits: should one of them fail, this holds. */
const POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

type Shown = Pick<ContentDetail, 'title' | 'html'> & { images: Pick<ImageRow, 'image_type' | 'heading' | 'image_url' | 'alt_text'>[] };

function wordsOf(text: string | null): string {
  return (text ?? '').split(/\s+/).filter(Boolean).join(' ');
}

function figureOf(page: Document, { image_url: url, alt_text: alt }: Shown['images'][number]): HTMLElement {
  const figure = page.createElement('figure');
  const picture = page.createElement('img');
  picture.setAttribute('src', url);
  picture.setAttribute('alt', alt);
  figure.append(picture);
  return figure;
}

/** Featured pictures stand above the text, others below the heading they were made for. */
function place(page: Document, image: Shown['images'][number]): void {
  const figure = figureOf(page, image);
  if (image.image_type === 'featured') return page.body.prepend(figure);
  const headings = [...page.body.querySelectorAll('h2')];
  const own = headings.find(({ textContent }) => wordsOf(textContent) === wordsOf(image.heading));
  if (own) own.after(figure);
  else page.body.append(figure);
}

/**
 * The article as a page of its own, for a frame without scripts. Nothing in it runs while it is put together: a parsed
 * document has no window.
 */
export function articleDocument({ title, html, images }: Shown, scheme: 'light' | 'dark', language = 'en'): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of images) if (image.image_url) place(page, image);
  const heading = page.createElement('h1');
  heading.textContent = title;
  page.body.prepend(heading);
  const head =
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<base target="_blank"><style>${ARTICLE_STYLE}</style>`;
  return `<!doctype html><html lang="${language.replace(/[^\w-]/g, '')}" data-scheme="${scheme}"><head>${head}</head>${page.body.outerHTML}</html>`;
}
