import { MissingField } from '@/components/session-page/missing-field.tsx';
import { readNumber, readPath } from '@/components/session-page/read-detail.ts';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';

/** Athena's DPU execution time, and the sizes the engine was given. */
export function AthenaUsagePanel({ session }: { session: SessionDetail }) {
  const { dpuSeconds } = session.usage;
  const timeout = session.idleTimeoutMinutes;
  const size = (name: string) => {
    const dpus = readNumber(readPath(session.detail, 'EngineConfiguration', name));
    return dpus === null ? <MissingValue>not reported by Athena</MissingValue> : `${formatQuantity(dpus)} DPU`;
  };
  return (
    <Panel title="Usage" note="What Athena reports for the session; 1 DPU is 4 vCPU and 16 GB">
      <div className="grid gap-x-8 gap-y-5 @3xl:grid-cols-2">
        <div>
          <h3 className="text-ink-muted text-xs">DPU execution time</h3>
          {dpuSeconds === null ? (
            <p className="mt-1">
              <MissingField session={session} field="usage.dpuSeconds" />
            </p>
          ) : (
            <p className="font-semibold text-2xl text-ink tabular-nums tracking-tight">
              {formatQuantity(dpuSeconds)}
              <span className="ml-1.5 text-base">DPU-seconds</span>
              <span className="ml-2 font-normal text-ink-muted text-sm">
                {formatQuantity(dpuSeconds / 3600)} DPU-hours
              </span>
            </p>
          )}
          <p className="mt-2 text-ink-muted text-xs">
            From Statistics.DpuExecutionInMillis. AWS does not document whether it includes the coordinator’s idle time.
          </p>
        </div>
        <Facts>
          <Fact name="Coordinator">{size('CoordinatorDpuSize')}</Fact>
          <Fact name="Each executor">{size('DefaultExecutorDpuSize')}</Fact>
          <Fact name="At most at once">{size('MaxConcurrentDpus')}</Fact>
          <Fact name="Idle timeout">
            {timeout === null ? (
              <MissingField session={session} field="idleTimeoutMinutes" />
            ) : (
              formatDuration(timeout * 60)
            )}
          </Fact>
        </Facts>
      </div>
    </Panel>
  );
}
