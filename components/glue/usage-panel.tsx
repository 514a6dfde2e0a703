import type { ReactNode } from 'react';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount, formatDuration, formatQuantity } from '@/lib/client/format.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { type DpuSecondsReading, readDpuMaximum, readDpuSeconds } from './dpu-seconds.ts';
import { WorkerFacts } from './worker-facts.tsx';
import { findWorkerSize, type WorkerSize } from './worker-size.ts';

/** Glue's DPU-seconds with the formula behind them, and the workers that make up the capacity. */
export function GlueUsagePanel({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const reading = readDpuSeconds(session);
  const unit = findWorkerSize(session.capacity.workerType)?.unit ?? 'DPU';
  return (
    <Panel title="Usage" note="What Glue reports for the session; billed from one minute on, idle time included">
      <div className="grid gap-x-8 gap-y-5 @3xl:grid-cols-2">
        <div>
          <h3 className="text-ink-muted text-xs">DPU-seconds</h3>
          <Headline session={session} reading={reading} unit={unit} />
          <Formula session={session} reading={reading} unit={unit} />
          <Maximum session={session} unit={unit} nowMs={nowMs} />
        </div>
        <WorkerFacts session={session} />
      </div>
    </Panel>
  );
}

type Props = { session: SessionDetail; reading: DpuSecondsReading; unit: WorkerSize['unit'] };

function Headline({ session, reading: { reported }, unit }: Props) {
  if (reported === null) {
    return (
      <p className="mt-1">
        <MissingField session={session} field="usage.dpuSeconds" />
      </p>
    );
  }
  return (
    <p className="font-semibold text-2xl text-ink tabular-nums tracking-tight">
      {formatQuantity(reported)}
      <span className="ml-2 font-normal text-ink-muted text-sm">
        {formatQuantity(reported / 3600)} {unit}-hours
      </span>
    </p>
  );
}

function Formula({ session, reading: { reported, formula, agrees }, unit }: Props) {
  const { executionSeconds } = session.usage;
  const maxCapacity = session.capacity.dpus;
  return (
    <div className="mt-3 text-xs">
      <div className="flex flex-wrap items-stretch gap-2">
        <Factor name="ExecutionTime">
          {executionSeconds === null ? (
            <MissingField session={session} field="usage.executionSeconds" />
          ) : (
            `${formatCount(executionSeconds)} s`
          )}
        </Factor>
        <span className="self-center text-ink-faint">×</span>
        <Factor name="MaxCapacity">
          {maxCapacity === null ? (
            <MissingField session={session} field="capacity.dpus" />
          ) : (
            `${formatQuantity(maxCapacity)} ${unit}`
          )}
        </Factor>
        {formula === null ? null : (
          <>
            <span className="self-center text-ink-faint">=</span>
            <Factor name="DPU-seconds">{formatQuantity(formula.product)}</Factor>
          </>
        )}
      </div>
      <p className="mt-2 text-ink-muted">
        AWS defines DPUSeconds as ExecutionTime × MaxCapacity: the capacity that was allocated, whether it worked or
        not.
        {reported === null && isLive(session.phase)
          ? ' Until Glue reports it, the cost counts the time since creation.'
          : ''}
        {agrees === false ? ' Glue’s own figure differs from this product; the reported one counts.' : ''}
      </p>
    </div>
  );
}

/** What was used of the most that could have been. */
function Maximum({ session, unit, nowMs }: Pick<Props, 'session' | 'unit'> & { nowMs: number }) {
  const reading = readDpuMaximum(session, nowMs);
  if (reading === null) return null;
  const { maximum, lifeSeconds, maxCapacity, share, uncountedSeconds } = reading;
  const most = `${formatQuantity(maxCapacity)} ${unit} × ${formatDuration(lifeSeconds)} = ${formatQuantity(maximum)} ${unit}-seconds`;
  return (
    <div className="mt-4 text-xs">
      <h3 className="text-ink-muted text-xs">
        {share === null ? `At most so far: ${most}` : `Of the most that there could be: ${most}`}
      </h3>
      {share === null ? null : (
        <>
          <Meter share={share} color="var(--service-glue)" className="mt-1.5 h-2" />
          <p className="mt-1 text-ink-muted">
            <span className="font-medium text-ink tabular-nums">{formatPercent(share)}</span>
            {uncountedSeconds === null
              ? ': more than its capacity × its life. The reported figure counts.'
              : uncountedSeconds < 1
                ? ': all of its life counts.'
                : `: ${formatDuration(uncountedSeconds)} of its life do not count, while it started or ended.`}
          </p>
        </>
      )}
    </div>
  );
}

function formatPercent(share: number): string {
  const percent = share * 100;
  return percent > 99 && percent < 100 ? '> 99%' : percent > 0 && percent < 1 ? '< 1%' : `${formatCount(percent)}%`;
}

function Factor({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="rounded-md border border-line bg-sunken px-2 py-1">
      <span className="block font-mono text-2xs text-ink-muted">{name}</span>
      <span className="text-ink tabular-nums">{children}</span>
    </span>
  );
}
