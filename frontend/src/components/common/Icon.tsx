/** Drawn for this product on a 20 × 20 grid, 1.6 wide strokes; the few that are needed, instead of a library. */
const PATHS = {
  play: 'M6.5 4.2v11.6L15.5 10Z',
  pause: 'M7 4.5v11M13 4.5v11',
  stop: 'M5.5 5.5h9v9h-9Z',
  check: 'M4.5 10.5 8.3 14.2 15.5 6.3',
  alert: 'M10 6.5v4.3M10 13.7v.1M10 2.7 18 16.7H2Z',
  info: 'M10 9.2v4.5M10 6.4v.1M17.3 10a7.3 7.3 0 1 1-14.6 0 7.3 7.3 0 0 1 14.6 0Z',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z',
  flow: 'M3.5 5h4v4h-4ZM12.5 11h4v4h-4ZM7.5 7h3.2a2 2 0 0 1 2 2v2',
  book: 'M4 4.5h5.2a1.3 1.3 0 0 1 .8.5 1.3 1.3 0 0 1 .8-.5H16v10.5h-5.2a1.3 1.3 0 0 0-.8.5 1.3 1.3 0 0 0-.8-.5H4ZM10 5v10.5',
  shield: 'M10 2.8 16 5v4.5c0 3.6-2.5 6.3-6 7.7-3.5-1.4-6-4.1-6-7.7V5Z',
  calendar: 'M4 5h12v11H4ZM4 8.5h12M7 3v3M13 3v3',
  down: 'M5.5 8 10 12.5 14.5 8',
  right: 'M8 5.5 12.5 10 8 14.5',
  out: 'M8 4H4.5v12H8M12 6.5 15.5 10 12 13.5M15.2 10H8',
  left: 'M12 5.5 7.5 10 12 14.5',
  sliders: 'M3.5 6.5h6M14.5 6.5h2M3.5 13.5h2M10.5 13.5h6M12 4.3a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM8 11.3a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  again: 'M15.8 8.2A6.3 6.3 0 1 0 16.2 11M16.3 4.3v4h-4',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13ZM8.3 17.3a2 2 0 0 0 3.4 0',
  search: 'M8.8 3.5a5.3 5.3 0 1 1 0 10.6 5.3 5.3 0 0 1 0-10.6ZM12.7 12.7l3.8 3.8',
  up: 'M5.5 12.5 10 8l4.5 4.5',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  plus: 'M10 4.5v11M4.5 10h11',
  more: 'M4.9 10v.1M10 10v.1M15.1 10v.1',
  home: 'M3.5 9 10 3.5 16.5 9v7.5h-4.8v-4.3H8.3v4.3H3.5Z',
  globe: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4ZM2.8 10h14.4M10 2.8c2.6 2 2.9 4.6 2.9 7.2s-.3 5.2-2.9 7.2c-2.6-2-2.9-4.6-2.9-7.2s.3-5.2 2.9-7.2Z',
  key: 'M3.5 4h6.3l6.9 6.9-5.8 5.8-7.4-7.4ZM6.9 7.4v.1',
  group: 'M6.2 4a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM14 4.8a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM10 11.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM7.4 8.1l1.4 3.9M12.9 8.6l-1.7 3.5',
  bulb: 'M7.5 13.5c-1.5-1-2.5-2.6-2.5-4.5a5 5 0 0 1 10 0c0 1.9-1 3.5-2.5 4.5ZM8 16.5h4',
  list: 'M7.5 5h9M7.5 10h9M7.5 15h9M3.6 5v.1M3.6 10v.1M3.6 15v.1',
  page: 'M5 3h6.5L15 6.5V17H5ZM11.2 3.2v3.6H15M7.5 10h5M7.5 13h5',
  image: 'M3.5 4.5h13v11h-13ZM3.8 13.5l3.7-3.8 3 3 2-2 3.7 3.5M12.5 7.8v.1',
  coin: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM12.2 7.6c-.5-.7-1.3-1-2.2-1-1.3 0-2.2.6-2.2 1.6 0 2.3 4.5 1.2 4.5 3.6 0 1-1 1.7-2.3 1.7-1 0-1.9-.4-2.4-1.2M10 5.5v9',
  spark: 'M10 3l1.7 4.8 4.8 1.7-4.8 1.7L10 16l-1.7-4.8-4.8-1.7 4.8-1.7Z',
  upload: 'M10 13V4M6.5 7.2 10 3.7l3.5 3.5M3.8 13.5v2.7h12.4v-2.7',
  download: 'M10 4v9M6.5 9.8l3.5 3.5 3.5-3.5M3.8 13.5v2.7h12.4v-2.7',
  trash: 'M4 5.8h12M8 5.5V3.5h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5',
  edit: 'M4 16l.8-3.3L13 4.5l2.5 2.5-8.2 8.2ZM11.5 6l2.5 2.5',
  person: 'M10 3.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM4 16.5c.6-3 3-4.6 6-4.6s5.4 1.6 6 4.6',
  mail: 'M3.5 5h13v10h-13ZM3.8 5.4 10 10.6l6.2-5.2',
  log: 'M4 5.5h12M4 10h12M4 14.5h7',
} as const;

export type IconName = keyof typeof PATHS;

interface Props {
  name: IconName;
  size?: number;
  className?: string | undefined;
}

/** Always beside a text or inside a labelled button, so hidden from screen readers. */
export function Icon({ name, size = 18, className }: Props) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
    >
      <path d={PATHS[name]} fill={name === 'play' || name === 'stop' ? 'currentColor' : 'none'} />
    </svg>
  );
}
