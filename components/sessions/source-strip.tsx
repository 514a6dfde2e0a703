'use client';

import { CircleCheck, CircleDashed, CircleX, Hourglass, LoaderCircle, Lock, TriangleAlert } from 'lucide-react';
import type { ComponentType } from 'react';
import { useSeconds } from '@/lib/client/clock.ts';
import { formatAge, formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { describeSource, type ListState, toTrouble } from '@/lib/client/list-state.ts';
import { SERVICES } from '@/lib/domain/service.ts';
import type { SourceFrame } from '@/lib/stream/frame.ts';

type Look = { icon: ComponentType<{ className?: string }>; tone: string; word: string };

const LOOK = {
  loading: { icon: LoaderCircle, tone: 'text-info animate-spin motion-reduce:animate-none', word: 'loading' },
  ok: { icon: CircleCheck, tone: 'text-good', word: 'complete' },
  stale: { icon: Hourglass, tone: 'text-warn', word: 'last known' },
  error: { icon: CircleX, tone: 'text-danger', word: 'failed' },
  disabled: { icon: CircleDashed, tone: 'text-ink-faint', word: 'not in use' },
  denied: { icon: Lock, tone: 'text-danger', word: 'access denied' },
  throttled: { icon: Hourglass, tone: 'text-warn', word: 'throttled' },
  partial: { icon: TriangleAlert, tone: 'text-warn', word: 'in part' },
} as const satisfies Record<string, Look>;

function toLook(source: SourceFrame): Look {
  const trouble = toTrouble(source);
  if (trouble === 'denied' || trouble === 'throttled') return LOOK[trouble];
  if (source.status === 'ok' && source.parts.failed > 0) return LOOK.partial;
  return LOOK[source.status];
}

function describeProgress(source: SourceFrame, nowMs: number): string {
  const { parts, details, status, fetchedAt } = source;
  const rows = formatNumberOf(source.rows, 'row');
  if (status === 'loading') return `${rows}, ${parts.done} of ${parts.of} parts`;
  const age = fetchedAt === null ? 'never complete' : formatAge(fetchedAt, nowMs);
  if (parts.failed > 0) return `${rows}, ${parts.failed} of ${parts.of} parts missing, ${age}`;
  if (details.done < details.of) {
    return `${rows}, details ${formatCount(details.done)} of ${formatCount(details.of)}, ${age}`;
  }
  return `${rows}, ${age}`;
}

const rank = ({ source }: SourceFrame) => SERVICES.findIndex((service) => source.startsWith(`${service}/`));

const MOST_LISTED = 12;
const MOSTLY = 0.9;

/** Asked for anew, and all but a few details of new sessions are there: no news that the list below would move for. */
const isQuiet = (source: SourceFrame) =>
  toTrouble(source) === null &&
  (source.status === 'ok' || (source.status === 'loading' && source.fetchedAt !== null)) &&
  source.details.done >= source.details.of * MOSTLY;

/** How far each source is, one beside the other; one line for all of them once they are complete. */
export function SourceStrip({ sources, state }: { sources: readonly SourceFrame[]; state: ListState }) {
  const nowMs = useSeconds(0);
  if (sources.length === 0) return null;
  const done = sources.reduce((sum, { parts }) => sum + parts.done, 0);
  const of = sources.reduce((sum, { parts }) => sum + parts.of, 0);
  const several = new Set(sources.map(({ source }) => source.split('/')[1])).size > 1;
  const restless = sources.filter((source) => !isQuiet(source));
  const quiet = restless.length === 0;
  // Of very many only those that are not done yet say something.
  const listed = sources.length > MOST_LISTED ? restless : sources;
  return (
    <div className="relative">
      {quiet && state.fetchedAt !== null ? (
        <p className="flex items-center gap-1.5 px-4 pb-2 text-ink-faint text-xs lg:px-6">
          <CircleCheck aria-hidden="true" className="size-3.5 shrink-0 text-good" />
          {sources.length === 1 ? 'The source is' : `All ${sources.length} sources are`} complete
          {nowMs === 0 ? '' : `, updated ${formatAge(state.fetchedAt, nowMs)}`}
        </p>
      ) : (
        <ul
          aria-label="Sources"
          className="scrollbar-thin flex max-h-24 flex-wrap items-center gap-x-5 gap-y-1 overflow-x-hidden overflow-y-auto px-4 pb-2 lg:px-6"
        >
          {listed
            .toSorted((left, right) => rank(left) - rank(right))
            .map((source) => {
              const { icon: Icon, tone, word } = toLook(source);
              return (
                <li
                  key={source.source}
                  className="flex min-w-0 items-center gap-1.5 text-xs"
                  title={source.problem?.message}
                >
                  <Icon className={`size-3.5 shrink-0 ${tone}`} />
                  <span className="shrink-0 text-ink-muted">{describeSource(source.source, several)}</span>
                  <span className="sr-only">{word}:</span>
                  <span className="truncate text-ink-faint tabular-nums">
                    {nowMs === 0 ? '' : describeProgress(source, nowMs)}
                  </span>
                </li>
              );
            })}
          {listed.length === sources.length ? null : (
            <li className="flex items-center gap-1.5 text-ink-faint text-xs">
              <CircleCheck aria-hidden="true" className="size-3.5 shrink-0 text-good" />
              {sources.length - listed.length} others complete
            </li>
          )}
        </ul>
      )}
      {state.loading.length > 0 && of > 0 ? (
        <div
          role="progressbar"
          aria-label="Parts listed"
          aria-valuenow={done}
          aria-valuemin={0}
          aria-valuemax={of}
          className="absolute inset-x-0 -bottom-px z-20 h-0.5 overflow-hidden"
        >
          <div
            className="h-full bg-accent transition-[width] duration-500"
            style={{ width: `${(100 * done) / of}%` }}
          />
        </div>
      ) : null}
    </div>
  );
}
