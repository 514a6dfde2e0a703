/** A key or a chord, as it stands on the keyboard. */
export function KeyCaps({ caps }: { caps: readonly string[] }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-0.5">
      {caps.map((cap) => (
        <kbd
          key={cap}
          className="inline-grid h-5 min-w-5 place-items-center rounded-sm border border-line-strong/70 border-b-2 bg-surface px-1 font-sans text-2xs text-ink-muted"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
