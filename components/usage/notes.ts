import { formatCount, formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import { MAX_MARKS, type UsageSeries } from '@/lib/domain/usage-series.ts';
import { toSpanLabel } from './bucket-labels.ts';
import { type GapBand, toSourceName } from './gap-bands.ts';
import { isMoney, type MeasureLook } from './measures.ts';

/** What a chart leaves out or shows otherwise than asked for; `href` where more can be read. */
export type ChartNote = { id: string; title: string; text: string; href?: string; link?: string };

function describeCoarser({ bucket, requestedBucket }: UsageSeries): ChartNote | null {
  if (bucket === requestedBucket) return null;
  return {
    id: 'coarser',
    title: `Shown by ${bucket} instead of by ${requestedBucket}:`,
    text: `buckets × series would be more than ${MAX_MARKS}. A shorter range brings the ${requestedBucket} back.`,
  };
}

function describeUnknown(usage: UsageSeries): ChartNote | null {
  const { unknown, sessions, measure } = usage;
  if (unknown === 0) return null;
  const text = isMoney(measure)
    ? 'their amount is unknown, and unknown is not 0.'
    : 'neither reported nor to be estimated, so unknown and not 0.';
  return {
    id: 'unknown',
    title: `${formatNumberOf(unknown, 'session')} of ${formatCount(sessions)} not counted:`,
    text: `${text} Each says why in its row.`,
  };
}

function describeCompare({ previous }: UsageSeries, compared: boolean): ChartNote | null {
  if (previous === null) {
    const text = 'the range has no beginning, so no period lies before it.';
    return compared ? { id: 'no-before', title: 'Nothing to compare with:', text } : null;
  }
  if (previous.unknown === 0) return null;
  return {
    id: 'before',
    title: `Of the period before, ${formatNumberOf(previous.unknown, 'session')} of ${formatCount(previous.sessions)} not counted:`,
    text: 'the dashed line is a lower bound.',
  };
}

function describeGaps({ bucket, tz }: UsageSeries, bands: readonly GapBand[]): ChartNote | null {
  const [first] = bands;
  if (first === undefined) return null;
  const seconds = bands.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / 1000, 0);
  const toIso = (ms: number) => new Date(ms).toISOString();
  const one = toSpanLabel({ start: toIso(first.startMs), end: toIso(first.endMs) }, 'hour', tz);
  const when = bands.length === 1 ? one : `${formatNumberOf(bands.length, 'stretch', 'stretches')}`;
  const who = [...new Set(bands.flatMap(({ sources }) => sources))].map(toSourceName);
  const named = who.length > 2 ? `${formatNumberOf(who.length, 'source')}` : who.join('; ');
  const lasting = bands.some(({ open }) => open) ? ' It lasts still.' : '';
  return {
    id: 'gaps',
    title: `Not observed for ${formatDuration(seconds)} (${when}):`,
    text: `${named}. Sessions that only lived then, and what idled then, may be missing; the hatched ${bucket === 'hour' ? 'hours' : 'bands'} show where.${lasting}`,
  };
}

function describeRecord({ recordedSince, buckets, tz, previous }: UsageSeries): ChartNote | null {
  if (recordedSince === null) {
    return {
      id: 'history',
      title: 'The history is off or cannot be read:',
      text: 'the chart holds what AWS still lists. What it has forgotten is missing, and nobody knows how much that is.',
      href: '/sources',
      link: 'See the history',
    };
  }
  const sinceMs = Date.parse(recordedSince);
  const isLate = sinceMs > Date.parse(buckets[0]?.start ?? '');
  const isLateBefore = previous !== null && sinceMs > Date.parse(previous.start);
  if (!isLate && !isLateBefore) return null;
  const words = [isLate ? 'earlier bars' : '', isLateBefore ? 'the period before' : ''].filter(Boolean).join(' and ');
  const since = toSpanLabel({ start: recordedSince, end: recordedSince }, 'hour', tz).split(' – ')[0];
  return {
    id: 'recorded',
    title: `Recorded since ${since}:`,
    text: `before that only what AWS still listed then is known, so ${words} may be too low.`,
  };
}

/** Whether sessions of the filter have no such measure: said, since the chart then is not about all of them. */
function describeNotApplicable({ notApplicable }: UsageSeries, { name }: MeasureLook): ChartNote | null {
  if (notApplicable === 0) return null;
  return {
    id: 'other-services',
    title: `${formatNumberOf(notApplicable, 'session')} without this measure:`,
    text: `their service never reports ${name.charAt(0).toLowerCase()}${name.slice(1)}, so they are in no bar.`,
  };
}

/** What of the time shown nobody looked at: said also where the chart is empty, since nothing seen is not nothing. */
export function listBlindSpots(usage: UsageSeries, bands: readonly GapBand[]): ChartNote[] {
  return [describeGaps(usage, bands), describeRecord(usage)].filter((note) => note !== null);
}

/** `compared`: whether the period before was asked for. */
export function listNotes(
  usage: UsageSeries,
  bands: readonly GapBand[],
  look: MeasureLook,
  compared: boolean,
): ChartNote[] {
  const told = [
    describeCoarser(usage),
    describeUnknown(usage),
    describeCompare(usage, compared),
    describeNotApplicable(usage, look),
  ];
  return [...told.filter((note) => note !== null), ...listBlindSpots(usage, bands)];
}
