/** What the pointer or the keys are at, in words; otherwise how the chart is used. */
export function SpanLanesReadout(props: {
  told: { what: string; times: string } | null;
  several: boolean;
  canPick: boolean;
}) {
  const { told, several, canPick } = props;
  return (
    <p className="mt-1.5 flex min-h-9 flex-wrap content-start items-baseline gap-x-2 text-xs @xl:min-h-5">
      {told === null ? (
        <span className="text-ink-faint">
          Point at a mark, or use the arrow keys; drag across, or press +, to zoom in
          {canPick ? '; click a mark for all that is known of it' : ''}.
        </span>
      ) : (
        <>
          <span className="min-w-0 max-w-full truncate font-medium text-ink">{told.what}</span>
          <span className="text-ink-muted tabular-nums">{told.times}</span>
          {several ? <span className="text-ink-faint">Click or Enter zooms in.</span> : null}
        </>
      )}
    </p>
  );
}
