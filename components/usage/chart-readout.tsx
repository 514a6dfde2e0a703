import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { type Selection, toSpan } from '@/components/charts/selection.ts';
import { buttonClass } from '@/components/ui/button.tsx';
import { formatQuantity } from '@/lib/client/format.ts';
import type { Bucket } from '@/lib/domain/usage-series.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { type ChartModel, sumSpan, toSum } from './chart-model.ts';
import { toDrillDown } from './drill-down.ts';

type Props = {
  model: ChartModel;
  selection: Selection | null;
  filters: SessionFilters;
  unit: string;
  bucket: Bucket;
  /** A span of buckets in words. */
  toName: (first: number, last: number) => string;
};

/** What is selected, in words that are also spoken, and the link that Enter follows. */
export function ChartReadout({ model, selection, filters, unit, bucket, toName }: Props) {
  const span = selection === null ? null : toSpan(selection);
  const series = selection?.series ?? null;
  const one = series === null ? null : (model.series[series] ?? null);
  const value = span === null ? null : sumSpan(model, span.first, span.last, one?.index ?? null);
  const count = span === null ? 0 : span.last - span.first + 1;
  const drill = span === null ? null : toDrillDown(filters, model, span, one?.index ?? null);
  return (
    <div className="mt-2 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1.5 text-xs">
      <p aria-live="polite" className="min-w-0 text-ink-muted">
        {span === null || value === null ? (
          'Pick a bar, drag over a range, or use the arrow keys.'
        ) : (
          <>
            <span className="font-medium text-ink">
              {toName(span.first, span.last)}
              {count === 1 ? '' : ` (${count} ${bucket}s)`}
            </span>
            {`, ${one === null ? 'all' : one.label}: `}
            <span className="text-ink tabular-nums">
              {formatQuantity(toSum(value))} {unit}
            </span>
            {value.estimated > 0 ? `, of which ${formatQuantity(value.estimated)} estimated` : ''}
          </>
        )}
      </p>
      {drill === null ? null : (
        <span className="inline-flex items-center gap-2">
          {drill.exact ? null : <span className="text-ink-muted">the list may hold more than this bar</span>}
          <Link href={drill.href} prefetch={false} className={buttonClass('secondary', 'sm')}>
            Open these sessions
            <ArrowRight aria-hidden="true" className="size-3.5" />
          </Link>
        </span>
      )}
    </div>
  );
}
