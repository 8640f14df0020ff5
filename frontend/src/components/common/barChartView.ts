/** What the bars count: a clock is divided into halves of a minute and quarters of a day, and not into tens. */
export type BarUnit = 'count' | 'seconds';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLOCK_STEPS = [
  1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY,
];
/** One letter of an axis on average, and the least room between two labels; in pixels. */
const LETTER = 5.6;
const GAP = 6;

/** The first of 1, 2, 5, 10, 20, 50 … that is not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power;
}

function stepOf(least: number, unit: BarUnit): number {
  if (unit === 'count') return roundStep(least);
  return CLOCK_STEPS.find((step) => step >= least) ?? roundStep(least / DAY) * DAY;
}

/** Where the axis is marked: from 0 in even whole steps to the first that no bar passes. */
export function ticksOf(highest: number, unit: BarUnit, most = 4): number[] {
  const step = stepOf(highest / most, unit);
  const steps = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** Percent of the axis that a bar fills. */
export function shareOf(value: number, ticks: number[]): number {
  return (Math.max(value, 0) * 100) / (ticks.at(-1) || 1);
}

function fits(labels: string[], every: number, width: number): boolean {
  const shown = labels.filter((_, index) => index % every === 0);
  const room = (width / labels.length) * every;
  return shown.every((label, index) => {
    const next = shown[index + 1];
    // Each is centred below its bar: half of the one and half of the other share the way between them.
    return next === undefined || ((label.length + next.length) / 2) * LETTER + GAP <= room;
  });
}

/** Every how many bars a label stands, so that none touches the next. */
export function labelEvery(labels: string[], width: number): number {
  let every = 1;
  while (every < labels.length && !fits(labels, every, width)) every += 1;
  return every;
}
