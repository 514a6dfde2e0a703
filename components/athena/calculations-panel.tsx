'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { WorkList } from '@/components/session-work/work-list.tsx';
import { WorkPanel } from '@/components/session-work/work-panel.tsx';
import { WorkTimeline } from '@/components/session-work/work-timeline.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { itemsQuery } from '@/lib/client/session-items.ts';
import { parseDecimal, ZERO } from '@/lib/cost/decimal.ts';
import { toRowDigits } from '@/lib/cost/work-cost.ts';
import type { CalculationItem, CalculationSpan, CalculationList as List } from '@/lib/domain/calculations.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { CalculationDetail } from './calculation-detail.tsx';
import { CalculationRow } from './calculation-row.tsx';
import { CalculationSplit } from './calculation-split.tsx';
import { toCalculationName } from './calculation-words.ts';
import { DearestCalculation } from './dearest-calculation.tsx';
import { IdleLine } from './idle-line.tsx';

type Props = { session: SessionDetail; nowMs: number };

/** Picked in the list, the focus stays there, to go on to the next. */
type Picked = { number: number | null; from: 'list' | 'elsewhere' };
const NONE: Picked = { number: null, from: 'list' };

const NO_SPANS: readonly CalculationSpan[] = [];
/** With all spans of the chart; the first hundred name the marks that are most looked at. */
const OVERVIEW = '?limit=100&sort=-cost&spans=1';
const ORDERS = [
  { value: '-cost', label: 'Dearest' },
  { value: '-duration', label: 'Longest' },
  { value: '-submitted', label: 'Newest' },
  { value: 'submitted', label: 'Oldest' },
] as const;

/** The calculations of an Athena session: its cost in parts, over time, and one by one. */
export function CalculationsPanel({ session, nowMs }: Props) {
  return (
    <WorkPanel<List>
      session={session}
      kind="calculations"
      search={OVERVIEW}
      hint="Its executors, below, tell when it held how much."
      nowMs={nowMs}
    >
      {(list) => (list.work === null ? null : <Read session={session} list={list} work={list.work} nowMs={nowMs} />)}
    </WorkPanel>
  );
}

function Read(props: { session: SessionDetail; list: List; work: NonNullable<List['work']>; nowMs: number }) {
  const { session, list, work, nowMs } = props;
  const { money, dearest } = list;
  const [{ number: picked, from }, setPicked] = useState<Picked>(NONE);
  const item = usePickedCalculation(session.href, picked);
  const pick = (number: number) => setPicked({ number, from: 'elsewhere' });
  const total = list.total ?? 0;
  if (total === 0) {
    return (
      <div className="p-4">
        <MissingValue>
          {session.phase === 'starting'
            ? 'It has not started yet.'
            : 'It has run no calculation. All that it costs is its coordinator, and executors that wait.'}
        </MissingValue>
      </div>
    );
  }
  const digits = toRowDigits(parseDecimal(money.sum ?? '') ?? ZERO, money.told);
  const spans = list.spans ?? NO_SPANS;
  const fromMs = toMs(session.createdAt);
  const untilMs = toMs(session.endedAt) ?? toMs(list.asOf);
  const life = fromMs === null || untilMs === null || untilMs <= fromMs ? null : { fromMs, toMs: untilMs };
  const nameOf = (number: number) => {
    const known = list.items.find((candidate) => candidate.number === number);
    return toCalculationName(known ?? { number, description: null });
  };
  return (
    <>
      <div className="flex flex-col gap-4 p-4">
        <CalculationSplit
          session={session}
          money={money}
          work={work}
          total={total}
          denied={list.items.some(({ noDpu }) => noDpu === 'denied')}
        />
        {dearest === null ? null : (
          <DearestCalculation
            item={dearest}
            money={money}
            total={total}
            digits={digits}
            onSelect={() => pick(dearest.number)}
          />
        )}
        {life === null ? null : (
          <>
            <WorkTimeline kind="calculations" spans={spans} {...life} nameOf={nameOf} onPick={pick} />
            <IdleLine
              session={session}
              spans={spans}
              {...life}
              restMillis={money.wholeMillis === null ? null : money.wholeMillis - money.dpuMillis}
            />
          </>
        )}
        {work.untimed === 0 ? null : (
          <p className="text-ink-muted text-xs">
            Of {formatNumberOf(work.untimed, 'calculation')} Athena does not tell the times: they are not on the chart.
          </p>
        )}
      </div>
      <WorkList<CalculationItem>
        href={session.href}
        kind="calculations"
        orders={ORDERS}
        failed={work.outcomes.failed}
        row={(calculation) => (
          <CalculationRow
            item={calculation}
            money={money}
            digits={digits}
            selected={calculation.number === picked}
            nowMs={nowMs}
            onSelect={() =>
              setPicked(calculation.number === picked ? NONE : { number: calculation.number, from: 'list' })
            }
          />
        )}
      />
      {item === null ? null : (
        <CalculationDetail
          item={item}
          money={money}
          digits={digits}
          nowMs={nowMs}
          takesFocus={from === 'elsewhere'}
          onClose={() => setPicked(NONE)}
        />
      )}
    </>
  );
}

/** One calculation by its number; null where none is picked, or it is on its way. */
function usePickedCalculation(href: string, number: number | null): CalculationItem | null {
  const query = itemsQuery<List>(href, 'calculations', `?limit=1&sort=submitted&offset=${(number ?? 1) - 1}`);
  const { data } = useQuery({ ...query, enabled: number !== null });
  return number === null ? null : (data?.items[0] ?? null);
}
