import { formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import type { Service } from '@/lib/domain/service.ts';
import { type StateSpan, UNWATCHED } from './state-spans.ts';

/** A stretch of the timeline in words; without one it is of the lane of work. */
export function describeStretch(stretch: StateSpan['stretch'] | undefined, tone: string, service: Service): string {
  if (stretch === undefined) {
    const one = service === 'glue' ? 'statement' : 'calculation';
    if (tone === UNWATCHED) return `Not known whether a ${one} ran`;
    return tone === 'idle' ? `No ${one} ran` : `A ${one} ran`;
  }
  if (stretch.kind === 'state') {
    return stretch.state.toLowerCase() === stretch.phase ? stretch.state : `${stretch.state} (${stretch.phase})`;
  }
  const { before, after } = stretch;
  if (before === null) return 'Before it was first seen';
  return before === after ? `Nobody looked; ${before} before and after` : `Nobody looked; ${before}, then ${after}`;
}

/** How long each phase was seen and for how long nobody looked, the longest first: for those who do not see the chart. */
export function toTimelineSummary(spans: readonly StateSpan[]): string {
  const lengths = new Map<string, number>();
  for (const { tone, fromMs, toMs } of spans) lengths.set(tone, (lengths.get(tone) ?? 0) + toMs - fromMs);
  const told = [...lengths]
    .sort((a, b) => b[1] - a[1])
    .map(([tone, ms]) => `${tone === UNWATCHED ? 'not watched' : tone} for ${formatDuration(ms / 1000)}`);
  return `${formatNumberOf(spans.length, 'state')}: ${told.join(', ')}.`;
}
