/** The mark of the product. */
export function Flame({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable={false}>
      <rect width="32" height="32" rx="8" fill="#bc430c" />
      <path
        d="M16 5c.8 4.2 6.5 6.4 6.5 12.6A6.5 6.5 0 0 1 16 24.2a6.5 6.5 0 0 1-6.5-6.6c0-2.3 1-3.9 2.3-5.3.2 1.7.9 2.7 2 3.2C13.6 11.5 14.3 7.6 16 5Z"
        fill="#fff"
      />
      <path d="M9.5 27h13" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
