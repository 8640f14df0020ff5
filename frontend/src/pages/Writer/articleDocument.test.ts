import { describe, expect, it } from 'vitest';

import { article } from '@/test/writerFixtures';

import { articleDocument } from './articleDocument';

const [featured, below] = article.images;
if (!featured || !below) throw new Error('The article of the tests has two images.');
const there = { ...below, image_url: '/media/images/1/12/b.webp', alt_text: 'Three cups' };

function read(part: Partial<Parameters<typeof articleDocument>[0]> = {}, scheme: 'light' | 'dark' = 'light') {
  return new DOMParser().parseFromString(articleDocument({ ...article, ...part }, scheme, 'de'), 'text/html');
}

const order = (page: Document) => [...page.body.children].map(({ tagName }) => tagName);

describe('the page of an article', () => {
  it('has the title, the featured picture and each other picture below its heading', () => {
    const page = read({ images: [featured, there] });
    expect(order(page)).toEqual(['H1', 'FIGURE', 'P', 'H2', 'FIGURE', 'P']);
    const pictures = [...page.querySelectorAll('img')].map((img) => [img.getAttribute('src'), img.alt]);
    expect(pictures).toEqual([['/media/images/1/12/a.webp', 'Moka pot on a stove'], ['/media/images/1/12/b.webp', 'Three cups']]);
  });

  it('is shown without what did not come', () => {
    expect(read().querySelectorAll('img')).toHaveLength(1);
  });

  it('ends with a picture whose heading was changed', () => {
    const page = read({ images: [{ ...there, heading: 'Another heading' }] });
    expect(order(page).at(-1)).toBe('FIGURE');
  });

  it('finds a heading whatever its spaces and its markup', () => {
    const page = read({ html: '<h2>Which  size\n for <em>two</em> cups?</h2><p>Three.</p>', images: [there] });
    expect(order(page)).toEqual(['H1', 'H2', 'FIGURE', 'P']);
  });

  it('takes titles, alternative texts and languages for words and never for markup', () => {
    const hostile = '"><script>x()</script><img src=x onerror=x()>';
    const source = articleDocument({ ...article, title: hostile, images: [{ ...there, alt_text: hostile }] }, 'light', hostile);
    const page = new DOMParser().parseFromString(source, 'text/html');
    expect(page.querySelector('h1')?.textContent).toBe(hostile);
    expect(page.querySelectorAll('script, [onerror]')).toHaveLength(0);
    expect(page.querySelectorAll('img')).toHaveLength(1);
  });

  it('forbids scripts by its own policy too, and knows its language and colours', () => {
    const page = read({}, 'dark');
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
    expect(page.documentElement.lang).toBe('de');
    expect(page.documentElement.dataset['scheme']).toBe('dark');
  });
});
