/** Four tally strokes and the spark that crosses them. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6" fill="var(--ink)" />
      <path
        d="M7 6.5v11M10.3 6.5v11M13.6 6.5v11M16.9 6.5v11"
        stroke="var(--surface)"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
      <path d="M4 15.5 20 8.5" stroke="var(--accent)" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
