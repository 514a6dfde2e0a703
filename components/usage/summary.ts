import { formatNumberOf } from '@/lib/client/format.ts';
import type { UsageSeries } from '@/lib/domain/usage-series.ts';
import { describeWindow } from '@/lib/filters/describe.ts';
import type { TimeWindow } from '@/lib/filters/filter.ts';
import { isMidnight, toSpanLabel } from './bucket-labels.ts';
import { type Change, type Figure, toChange, toFigure, toFigureBefore, toPeriodName } from './change.ts';
import { type ChartModel, toSum } from './chart-model.ts';
import type { GapBand } from './gap-bands.ts';
import { toGroupName } from './group-labels.ts';
import type { MeasureLook } from './measures.ts';

/** A figure in words. A lower bound of nothing tells nothing. */
export function sayFigure(figure: Figure, look: MeasureLook): string {
  if (figure === null || (figure.sum === 0 && figure.atLeast)) return 'not known yet';
  return `${figure.atLeast ? 'at least ' : ''}${look.say(figure.sum / look.divisor)}`;
}

export type Headline = {
  total: string;
  /** How it compares; null where no comparison was asked for or the window has no beginning. */
  change: (Change & { before: string; period: string }) | null;
};

/** The total of the window in words, and how it compares with the period before. */
export function toHeadline(usage: UsageSeries, look: MeasureLook): Headline {
  const now = toFigure(usage);
  const { previous } = usage;
  if (previous === null) return { total: sayFigure(now, look), change: null };
  const before = toFigureBefore(usage);
  const nothing = previous.sessions === 0 && before?.atLeast === false;
  return {
    total: sayFigure(now, look),
    change: {
      ...toChange(now, before),
      before: nothing ? 'nothing' : sayFigure(before, look),
      period: toPeriodName(previous),
    },
  };
}

/** A window with bounds in words, on the clock of the chart; full days without their hours. */
export function sayWindow(window: TimeWindow, tz: string): string {
  if (window.kind === 'relative' || window.from === null || window.to === null) return describeWindow(window);
  const span = { start: window.from, end: window.to };
  return toSpanLabel(span, isMidnight(span.start, tz) && isMidnight(span.end, tz) ? 'week' : 'hour', tz);
}

/** From the first bucket to the last in words, in the zone of the chart. */
export function sayRange({ buckets, bucket, tz }: UsageSeries): string {
  const start = buckets[0]?.start;
  const end = buckets.at(-1)?.end;
  if (start === undefined || end === undefined) return '';
  return toSpanLabel({ start, end }, bucket === 'hour' ? 'hour' : 'week', tz);
}

/** The chart in a few sentences, for those who do not see it. */
export function toSummary(usage: UsageSeries, model: ChartModel, look: MeasureLook, bands: readonly GapBand[]): string {
  const { total, change } = toHeadline(usage, look);
  const largest = model.series.find(({ rest, value }) => !rest && value !== null);
  const highest = model.points.reduce(
    (top, point) => (top === undefined || toSum(point.total) > toSum(top.total) ? point : top),
    model.points[0],
  );
  const sentences = [
    `${look.name} by ${usage.bucket} from ${sayRange(usage)} (${usage.tz}), stacked by ${toGroupName(usage.group).toLowerCase()}`,
    `Total: ${total}`,
    change === null ? '' : `${change.period.replace(/^t/, 'T')}: ${change.before}; ${change.text}`,
    largest === undefined
      ? ''
      : `Largest of ${model.series.length} series: ${largest.label} with ${look.say(toSum(largest.total))}`,
    highest === undefined || toSum(highest.total) === 0
      ? ''
      : `Highest ${usage.bucket}: ${toSpanLabel(highest, usage.bucket, usage.tz)} with ${look.say(toSum(highest.total))}`,
    bands.length === 0 ? '' : `${formatNumberOf(bands.length, 'stretch', 'stretches')} not observed`,
  ];
  return `${sentences.filter((sentence) => sentence !== '').join('. ')}.`;
}

/** The name of a downloaded file: what it shows and of when. */
export function toFileName(usage: UsageSeries, look: MeasureLook, demo: boolean): string {
  const day = (iso: string | undefined, before = 0) =>
    iso === undefined ? '' : new Date(Date.parse(iso) - before).toISOString().slice(0, 10);
  const words = `${demo ? 'demo-' : ''}${look.name}-by-${usage.bucket}-and-${usage.group}`;
  return `sparktally-${words}-${day(usage.buckets[0]?.start)}-${day(usage.buckets.at(-1)?.end, 1)}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}
