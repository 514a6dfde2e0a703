import { ArrowRight, ZoomIn, ZoomOut } from 'lucide-react';
import Link from 'next/link';
import { type Selection, toSpan } from '@/components/charts/selection.ts';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import type { Bucket } from '@/lib/domain/usage-series.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { type ChartModel, sumSpan, toSum } from './chart-model.ts';
import { toDrillDown } from './drill-down.ts';
import { describeGap, type GapBand } from './gap-bands.ts';
import type { MeasureLook } from './measures.ts';

type Props = {
  model: ChartModel;
  selection: Selection | null;
  filters: SessionFilters;
  look: MeasureLook;
  bands: readonly GapBand[];
  bucket: Bucket;
  /** A span of buckets in words. */
  toName: (first: number, last: number) => string;
  onZoom: (() => void) | null;
  onZoomBack: (() => void) | null;
};

/** What is selected, in words that are also spoken, with the ways on: into it, out of it, to its sessions. */
export function ChartReadout(props: Props) {
  const { model, selection, filters, onZoom, onZoomBack } = props;
  const span = selection === null ? null : toSpan(selection);
  const drill = span === null ? null : toDrillDown(filters, model, span, selection?.series ?? null);
  return (
    <div className="mt-2 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1.5 text-xs">
      <p aria-live="polite" className="min-w-0 text-ink-muted">
        {selection === null ? (
          'Click a bar for its sessions, drag over a range to zoom, or use the arrow keys.'
        ) : (
          <Selected {...props} selection={selection} />
        )}
      </p>
      <span className="inline-flex flex-wrap items-center gap-2">
        {drill === null || drill.exact ? null : (
          <span className="text-ink-muted">the list may hold more than this bar</span>
        )}
        {onZoomBack === null ? null : (
          <Button size="sm" variant="ghost" onClick={onZoomBack}>
            <ZoomOut aria-hidden="true" className="size-3.5" />
            Zoom back
          </Button>
        )}
        {onZoom === null ? null : (
          <Button size="sm" onClick={onZoom}>
            <ZoomIn aria-hidden="true" className="size-3.5" />
            Zoom in
          </Button>
        )}
        {drill === null ? null : (
          <Link href={drill.href} prefetch={false} className={buttonClass('secondary', 'sm')}>
            Open these sessions
            <ArrowRight aria-hidden="true" className="size-3.5" />
          </Link>
        )}
      </span>
    </div>
  );
}

function Selected({ model, selection, look, bands, bucket, toName }: Props & { selection: Selection }) {
  const { first, last } = toSpan(selection);
  const one = selection.series === null ? null : (model.series[selection.series] ?? null);
  const value = sumSpan(model, first, last, one?.index ?? null);
  const count = last - first + 1;
  const start = model.points[first]?.start ?? '';
  const end = model.points[last]?.end ?? '';
  const gap = describeGap(bands, { start, end });
  const before = one === null && count === 1 ? (model.points[first]?.before ?? null) : null;
  return (
    <>
      <span className="font-medium text-ink">
        {toName(first, last)}
        {count === 1 ? '' : ` (${count} ${bucket}s)`}
      </span>
      {`, ${one === null ? 'all' : one.label}: `}
      <span className="text-ink tabular-nums">{look.say(toSum(value))}</span>
      {value.estimated > 0 ? `, of which ${look.say(value.estimated)} estimated` : ''}
      {before === null ? '' : `; period before ${look.say(toSum(before))}`}
      {gap === null ? '' : `; not observed: ${gap.text}`}
    </>
  );
}
