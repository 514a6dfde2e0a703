'use client';

import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { WindowList } from '@/components/ui/window-list.tsx';
import { formatDuration, formatQuantity } from '@/lib/client/format.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import type { NamedExecutor } from './executor-lanes.ts';

const ROW_PX = 52;

/** Each executor in words: its type, size and state, and from when to when it was there. */
export function ExecutorTable({ executors, nowMs }: { executors: readonly NamedExecutor[]; nowMs: number }) {
  return (
    <WindowList
      label="Each executor, in the order in which they came"
      count={executors.length}
      rowPx={ROW_PX}
      mostPx={ROW_PX * 6.5}
      onRange={() => undefined}
      quiet
    >
      {(index) => {
        const executor = executors[index];
        return executor === undefined ? null : <Row executor={executor} nowMs={nowMs} />;
      }}
    </WindowList>
  );
}

function Row({ executor, nowMs }: { executor: NamedExecutor; nowMs: number }) {
  const { id, name, dpus, state, startedAt, terminatedAt } = executor;
  const startMs = toMs(startedAt);
  const endMs = toMs(terminatedAt);
  const gone = state === 'TERMINATED' || state === 'FAILED';
  return (
    <div className="flex h-full items-center gap-3 px-4 text-xs">
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <bdi title={id} className="truncate font-medium text-ink text-sm">
            {name}
          </bdi>
          <bdi className={state === 'FAILED' ? 'text-danger' : 'text-ink-muted'}>
            {state?.toLowerCase() ?? 'state not reported'}
          </bdi>
        </span>
        <span className="block truncate text-ink-muted tabular-nums">
          {startedAt === null ? 'beginning not reported' : <Time iso={startedAt} nowMs={nowMs} />}
          {' – '}
          {terminatedAt === null ? gone ? 'end not reported' : 'now' : <Time iso={terminatedAt} nowMs={nowMs} />}
        </span>
      </span>
      <span className="shrink-0 text-right text-ink tabular-nums">
        {dpus === null ? <MissingValue>size not reported</MissingValue> : `${formatQuantity(dpus)} DPU`}
        <span className="block text-ink-muted">
          {startMs === null || (endMs === null && gone) ? '' : formatDuration(((endMs ?? nowMs) - startMs) / 1000)}
        </span>
      </span>
    </div>
  );
}
