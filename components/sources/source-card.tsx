import Link from 'next/link';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Badge, type Tone } from '@/components/ui/badge.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { formatAge, formatCount, formatDuration, formatQuantity } from '@/lib/client/format.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { Source, SourceStatus } from '@/lib/domain/source.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { PartProblems } from './part-problems.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { toSourceHref } from './source-href.ts';
import { STATUS_TEXT, toProgress } from './source-summary.ts';

const TONE: Record<SourceStatus, Tone> = {
  ok: 'good',
  loading: 'info',
  stale: 'warn',
  error: 'danger',
  disabled: 'neutral',
};

/** How one source stands. */
export function SourceCard({ source, nowMs }: { source: Source; nowMs: number }) {
  const { status, problem } = source;
  const { label, says } = STATUS_TEXT[status];
  return (
    <article
      aria-label={`${SERVICE_LABEL[source.service]}, account ${source.account}, ${source.region}`}
      className="rounded-lg border border-line bg-raised shadow-rest"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-4 py-2.5">
        <h2 className="flex min-w-0 flex-wrap items-center gap-x-2.5 text-sm">
          <ServiceMark service={source.service} long />
          <span className="font-mono text-ink text-xs">{source.account}</span>
          <span className="text-ink-muted text-xs">{source.region}</span>
        </h2>
        <span className="flex items-center gap-1.5" title={says}>
          {source.demo ? <Badge tone="warn">Demo data</Badge> : null}
          <Badge tone={TONE[status]}>{label}</Badge>
        </span>
      </header>
      <div className="grid grid-cols-2 gap-x-6 gap-y-3 px-4 py-3 sm:grid-cols-3">
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
        <Link href={toSourceHref(source)} prefetch={false} className="group min-w-0">
          <span className="block text-ink-muted text-xs">{status === 'ok' ? 'Sessions' : 'Sessions, at least'}</span>
          <span className="font-semibold text-base text-ink tabular-nums group-hover:underline">
            {formatCount(source.rows)}
          </span>
        </Link>
      </div>
      <Times source={source} nowMs={nowMs} />
      {problem === null && source.partProblems.length === 0 ? null : (
        <div className="flex flex-col gap-2 px-4 pb-4">
          {problem === null ? null : <ProblemNotice problem={problem} nowMs={nowMs} />}
          <PartProblems problems={source.partProblems} nowMs={nowMs} />
        </div>
      )}
    </article>
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
