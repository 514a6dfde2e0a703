'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { MissingField } from '@/components/session-page/missing-field.tsx';
import { readNumber, readPath } from '@/components/session-page/read-detail.ts';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { executorsQuery } from '@/lib/client/executors.ts';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import { toDpuTime } from '@/lib/cost/dpu-time.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { DpuComparison } from './dpu-comparison.tsx';

/** Athena's DPU time beside what the session's executors come to, and the sizes that the engine was given. */
export function AthenaUsagePanel({ session }: { session: SessionDetail }) {
  const { data } = useQuery(executorsQuery(session.href));
  const { createdAt, endedAt, idleTimeoutMinutes: timeout } = session;
  const time = useMemo(() => {
    if (data === undefined || data.asOf === null || data.items.length === 0) return null;
    return toDpuTime(data.items, { fromMs: toMs(createdAt), toMs: toMs(endedAt) ?? Date.parse(data.asOf) });
  }, [data, createdAt, endedAt]);
  const size = (name: string) => {
    const dpus = readNumber(readPath(session.detail, 'EngineConfiguration', name));
    return dpus === null ? <MissingValue>not reported by Athena</MissingValue> : `${formatQuantity(dpus)} DPU`;
  };
  return (
    <Panel title="Usage" note="What Athena reports, beside what its executors come to; 1 DPU is 4 vCPU and 16 GB">
      <div className="@container">
        <div className="grid gap-x-8 gap-y-5 @2xl:grid-cols-[minmax(0,1fr)_13rem]">
          <DpuComparison session={session} time={time} waiting={data === undefined} />
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
      </div>
    </Panel>
  );
}
