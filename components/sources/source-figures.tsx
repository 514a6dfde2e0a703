import Link from 'next/link';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatAge, formatCount, formatDuration, formatQuantity } from '@/lib/client/format.ts';
import type { Source } from '@/lib/domain/source.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { toSourceHref } from './source-href.ts';
import { toProgress } from './source-summary.ts';

/** Rows, progress of listing and of details, age, and what all of it costs in calls. */
export function SourceFigures({ source, nowMs }: { source: Source; nowMs: number }) {
  return (
    <div>
      <div className="grid grid-cols-2 gap-x-6 gap-y-3 px-4 py-3 sm:grid-cols-3">
        <RowCount source={source} />
        <Progress
          name="Parts"
          title="Listings inside the source: applications, workgroups, time windows"
          progress={source.parts}
          color="var(--accent)"
        />
        <Progress
          name="Details"
          title="Sessions whose own answer and tags were read"
          progress={source.details}
          color="var(--service-glue)"
        />
      </div>
      <Times source={source} nowMs={nowMs} />
    </div>
  );
}

/** How many rows it holds. A source that never answered holds an unknown number, not 0. */
function RowCount({ source }: { source: Source }) {
  const { status, rows } = source;
  const unknown = status === 'disabled' ? 'not collected' : rows === 0 && status !== 'ok' ? 'none known yet' : null;
  return (
    <div className="min-w-0">
      <p className="text-ink-muted text-xs">
        {status === 'ok' || unknown !== null ? 'Sessions' : 'Sessions, at least'}
      </p>
      {unknown === null ? (
        <Link
          href={toSourceHref(source)}
          prefetch={false}
          className="font-semibold text-base text-ink tabular-nums hover:underline"
        >
          {formatCount(rows)}
        </Link>
      ) : (
        <MissingValue>{unknown}</MissingValue>
      )}
    </div>
  );
}

function Progress(props: { name: string; title: string; progress: Source['parts']; color: string }) {
  const { text, share } = toProgress(props.progress);
  return (
    <div className="min-w-0" title={props.title}>
      <p className="text-ink-muted text-xs">{props.name}</p>
      <p className="text-ink text-sm tabular-nums">{text}</p>
      {share === null ? null : <Meter share={share} color={props.color} className="mt-1" />}
    </div>
  );
}

function Times({ source, nowMs }: { source: Source; nowMs: number }) {
  const nextMs = toMs(source.nextSweepAt);
  const next =
    nextMs === null
      ? null
      : nextMs <= nowMs
        ? 'listing again now'
        : `next listing in ${formatDuration((nextMs - nowMs) / 1000)}`;
  const facts = [
    source.fetchedAt === null ? 'never listed completely' : `listed completely ${formatAge(source.fetchedAt, nowMs)}`,
    source.lastFullAt === null || source.lastFullAt === source.fetchedAt
      ? null
      : `everything anew ${formatAge(source.lastFullAt, nowMs)}`,
    next,
    `${formatCount(source.calls)} ${source.calls === 1 ? 'call' : 'calls'}`,
    `${formatQuantity(source.callsPerSecond)} a second`,
    source.throttles === 0 ? 'none throttled' : `${formatCount(source.throttles)} throttled`,
  ];
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5 px-4 pb-3 text-ink-muted text-xs tabular-nums">
      {facts.map((fact) => (fact === null ? null : <li key={fact}>{fact}</li>))}
    </ul>
  );
}
