import type { ClusterContents } from '@/api/clusters';
import { formatCounted, formatCount } from '@/components/common/format';

const keywords = (count: number) => formatCounted(count, 'keyword');
const ideas = (count: number) => formatCounted(count, 'idea');

type Together = Pick<ClusterContents, 'keywords' | 'ideas'>;
type One = ClusterContents['clusters'][number];

/** What becomes of what is in clusters when they are deleted. */
export function deletionText({ keywords: words, ideas: plans }: Together): string {
  const returned =
    words === 0
      ? 'No keyword is touched.'
      : `${keywords(words)} ${words === 1 ? 'becomes' : 'become'} new again and ${words === 1 ? 'waits' : 'wait'} for the next clustering.`;
  const lost = plans === 0 ? 'No idea is lost.' : `${ideas(plans)} ${plans === 1 ? 'is' : 'are'} deleted for good.`;
  return `${returned} ${lost}`;
}

/** Why clusters cannot be deleted; null when they can. */
export function writtenText({ clusters, ideas_with_writer: written }: ClusterContents): string | null {
  if (written === 0) return null;
  const them = clusters.length === 1 ? 'it' : 'them';
  return `The writer has ${ideas(written)} of ${them}. An article keeps the plan it was made from: merge ${them} into another cluster, or disable ${them}.`;
}

/** What a merge leads to, in numbers. */
export function mergeText(into: One, { clusters, keywords: words, ideas: plans }: ClusterContents): string {
  const others = clusters.filter(({ id }) => id !== into.id);
  const moved = others.reduce((sum, one) => sum + one.keywords_count, 0);
  const planned = others.reduce((sum, one) => sum + one.ideas_count, 0);
  return (
    `${keywords(moved)} and ${ideas(planned)} go into “${into.name}”, which then has ${keywords(words)} and ` +
    `${ideas(plans)}. What the writer made of them goes along.`
  );
}

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const NAMED = 4;

/** Which names are gone after a merge. */
export function goneText(into: One, { clusters }: ClusterContents): string {
  const names = clusters.filter(({ id }) => id !== into.id).map(({ name }) => `“${name}”`);
  const rest = names.length - NAMED;
  const all = listed.format(rest > 0 ? [...names.slice(0, NAMED), `${formatCount(rest)} more`] : names);
  return `${all} ${names.length === 1 ? 'is' : 'are'} gone then.`;
}

export type Moved = 'keyword' | 'idea';
interface Full {
  name: string;
  keywords_count: number;
  ideas_count: number;
}

/** What a move leads to. `from` is the cluster that all of them are in, if it is one. */
export function moveText(count: number, noun: Moved, into: Full, from?: Full): string {
  const has = (cluster: Full) => (noun === 'keyword' ? cluster.keywords_count : cluster.ideas_count);
  if (!from) return `“${into.name}” has ${formatCounted(has(into), noun)} now. Selected ones that are in it already stay as they are.`;
  return `“${into.name}” then has ${formatCounted(has(into) + count, noun)}, “${from.name}” keeps ${formatCount(Math.max(has(from) - count, 0))}.`;
}

/** What a split leads to. */
export function splitText(count: number, from: Full): string {
  return (
    `“${from.name}” keeps ${keywords(from.keywords_count - count)} and its ${ideas(from.ideas_count)}. ` +
    `The new cluster begins with ${keywords(count)} and no ideas.`
  );
}
