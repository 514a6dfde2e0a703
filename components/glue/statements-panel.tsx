'use client';

import { useState } from 'react';
import { WorkList } from '@/components/session-work/work-list.tsx';
import { WorkPanel } from '@/components/session-work/work-panel.tsx';
import { WorkTimeline } from '@/components/session-work/work-timeline.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { ZERO } from '@/lib/cost/decimal.ts';
import { costStatements, toStatementShare } from '@/lib/cost/statement-cost.ts';
import { toRowDigits } from '@/lib/cost/work-cost.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { StatementList as List, StatementItem, StatementSpan, StatementWork } from '@/lib/domain/session-items.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { DearestStatement } from './dearest-statement.tsx';
import { FailedStatements } from './failed-statements.tsx';
import { StatementDetail } from './statement-detail.tsx';
import { StatementRow } from './statement-row.tsx';
import { StatementSplit } from './statement-split.tsx';
import { usePickedStatement } from './use-picked-statement.ts';

type Props = { session: SessionDetail; nowMs: number };

/** Picked in the list, the focus stays there, to go on to the next. */
type Picked = { id: number | null; from: 'list' | 'elsewhere' };
const NONE: Picked = { id: null, from: 'list' };

const NO_SPANS: readonly StatementSpan[] = [];
/** With all spans of the chart, and the statements that had cost most: one that runs may have overtaken the first. */
const OVERVIEW = '?limit=2&sort=-cost&spans=1';
const ORDERS = [
  { value: '-cost', label: 'Dearest' },
  { value: '-started', label: 'Newest' },
  { value: 'started', label: 'Oldest' },
] as const;

/** The statements of a Glue session: work and idling in time and money, over time, and one by one. */
export function StatementsPanel({ session, nowMs }: Props) {
  return (
    <WorkPanel<List> session={session} kind="statements" search={OVERVIEW} nowMs={nowMs}>
      {(list) =>
        list.work === null || list.asOf === null ? null : (
          <Read session={session} list={list} work={list.work} asOf={list.asOf} nowMs={nowMs} />
        )
      }
    </WorkPanel>
  );
}

function Read(props: { session: SessionDetail; list: List; work: StatementWork; asOf: string; nowMs: number }) {
  const { session, list, work, asOf, nowMs } = props;
  const [{ id: picked, from }, setPicked] = useState<Picked>(NONE);
  const item = usePickedStatement(session.href, picked);
  const pick = (id: number) => setPicked({ id, from: 'elsewhere' });
  const total = list.total ?? 0;
  const asOfMs = Date.parse(asOf);
  const cost = costStatements(session, work, { asOfMs, nowMs });
  const digits = toRowDigits(cost?.money?.busy ?? ZERO, total);
  const select = ({ id }: StatementItem) => setPicked(id === picked ? NONE : { id, from: 'list' });
  const workedBy = (one: StatementItem) => (cost === null ? null : toStatementShare(cost, one).workedMs) ?? -1n;
  const [dearest] = list.items.toSorted((one, other) => (workedBy(one) < workedBy(other) ? 1 : -1));
  const fromMs = toMs(session.createdAt);
  const untilMs = toMs(session.endedAt) ?? asOfMs;
  if (total === 0) {
    return (
      <div className="flex flex-col gap-3 p-4">
        {cost?.money == null ? null : (
          <StatementSplit session={session} cost={cost} work={work} total={0} nowMs={nowMs} />
        )}
        <p className="text-ink-muted text-xs">It has run no statement.</p>
      </div>
    );
  }
  return (
    <>
      <div className="flex flex-col gap-4 p-4">
        {cost === null ? (
          <MissingValue>how long it idled is not known</MissingValue>
        ) : (
          <StatementSplit session={session} cost={cost} work={work} total={total} nowMs={nowMs} />
        )}
        {dearest === undefined ? null : (
          <DearestStatement item={dearest} cost={cost} digits={digits} onSelect={() => pick(dearest.id)} />
        )}
        {work.outcomes.failed === 0 ? null : <FailedStatements work={work} onSelect={pick} />}
        {work.untimed === 0 ? null : (
          <p className="text-ink-muted text-xs">
            Of {work.untimed === 1 ? 'one statement' : `${work.untimed} statements`} Glue does not tell the times: what
            they worked counts as idle.
          </p>
        )}
        {fromMs === null || untilMs <= fromMs ? null : (
          <WorkTimeline
            kind="statements"
            spans={list.spans ?? NO_SPANS}
            fromMs={fromMs}
            toMs={untilMs}
            nameOf={(id) => `Statement ${id}`}
            onPick={pick}
          />
        )}
      </div>
      <WorkList<StatementItem>
        href={session.href}
        kind="statements"
        orders={ORDERS}
        failed={work.outcomes.failed}
        row={(statement) => (
          <StatementRow
            item={statement}
            cost={cost}
            digits={digits}
            selected={statement.id === picked}
            nowMs={nowMs}
            onSelect={() => select(statement)}
          />
        )}
      />
      {item === null ? null : (
        <StatementDetail
          session={session}
          item={item}
          cost={cost}
          showsCode={list.showsCode}
          nowMs={nowMs}
          takesFocus={from === 'elsewhere'}
          onClose={() => setPicked(NONE)}
        />
      )}
    </>
  );
}
