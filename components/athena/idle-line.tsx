'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toPercent } from '@/components/session-work/work-words.ts';
import { executorsQuery } from '@/lib/client/executors.ts';
import { formatDuration } from '@/lib/client/format.ts';
import { formatMoney } from '@/lib/client/format-money.ts';
import { toDpuAmount, toDpuMillisWithin, toDpuTime } from '@/lib/cost/dpu-time.ts';
import type { CalculationSpan } from '@/lib/domain/calculations.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { joinStretches, toPauses } from '@/lib/domain/work-share.ts';
import { formatDpuMillis } from './calculation-words.ts';

type Props = {
  session: SessionDetail;
  spans: readonly CalculationSpan[];
  fromMs: number;
  toMs: number;
  /** DPU-milliseconds that no calculation used; null where that is not known. */
  restMillis: number | null;
};

/** Athena measures both to the second. */
const CLOSE = 0.01;

/** How long no calculation ran, what the executors came to meanwhile, and about what that cost. */
export function IdleLine({ session, spans, fromMs, toMs, restMillis }: Props) {
  const { data } = useQuery(executorsQuery(session.href));
  const executors = data?.asOf == null || data.items.length === 0 ? null : data.items;
  const { idleMs, dpuMillis } = useMemo(() => {
    const whole = { fromMs, toMs };
    const work = joinStretches(spans.map(([, from, to]) => ({ fromMs: from, toMs: to })));
    const pauses = toPauses(work, whole);
    return {
      idleMs: pauses.reduce((sum, pause) => sum + (pause.toMs - pause.fromMs), 0),
      dpuMillis: executors === null ? null : toDpuMillisWithin(toDpuTime(executors, whole).steps, pauses),
    };
  }, [spans, executors, fromMs, toMs]);
  // Said once: what stands above is rounded so that it adds up, and would read a cent off beside the same by itself.
  const isRest = restMillis !== null && dpuMillis !== null && Math.abs(dpuMillis - restMillis) <= CLOSE * restMillis;
  const amount = dpuMillis === null || isRest ? null : toDpuAmount(session.cost, dpuMillis);
  const lifeMs = toMs - fromMs;
  return (
    <p className="text-ink-muted text-sm">
      No calculation ran for{' '}
      <span className="font-semibold text-ink tabular-nums">{formatDuration(idleMs / 1000)}</span> of{' '}
      {formatDuration(lifeMs / 1000)} ({toPercent(idleMs, lifeMs)}).
      {isRest ? ' What its executors came to meanwhile is all else.' : null}
      {dpuMillis === null || isRest ? null : (
        <>
          {' '}
          Its executors came to <span className="text-ink tabular-nums">{formatDpuMillis(dpuMillis)}</span> meanwhile
          {amount === null ? null : (
            <>
              , about{' '}
              <span className="font-semibold text-ink tabular-nums" data-cost="idle">
                {formatMoney(amount)}
              </span>
            </>
          )}
          . That is our estimate: Athena does not tell DPU time by the hour.
        </>
      )}
    </p>
  );
}
