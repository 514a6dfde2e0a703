/** Four tally strokes and the spark that crosses them. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6" fill="var(--ink)" />
      <path d="M6.5 7v10M10 7v10M13.5 7v10M17 7v10" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
      <path
        d="m4.5 15.5 6-2.2 1.4 2.4 7.6-7.2"
        stroke="var(--accent)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
