'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { formatLength } from '@/components/charts/span-lanes-words.ts';
import { Swatch } from '@/components/charts/swatch.tsx';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { useRevealed } from '@/components/session-work/use-revealed.ts';
import { toOutcomeText } from '@/components/session-work/work-words.ts';
import { buttonClass } from '@/components/ui/button.tsx';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatExactMoney, formatExactQuantity } from '@/lib/client/format-money.ts';
import { toText } from '@/lib/cost/decimal.ts';
import { type StatementCost, toStatementShare } from '@/lib/cost/statement-cost.ts';
import { getCapacityDpus } from '@/lib/domain/quantity.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import type { StatementItem } from '@/lib/domain/session-items.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { findWorkerSize } from './worker-size.ts';

type Props = {
  session: SessionDetail;
  item: StatementItem;
  cost: StatementCost | null;
  showsCode: boolean;
  nowMs: number;
  /** It was picked far from here. */
  takesFocus: boolean;
  onClose: () => void;
};

/** All that Glue tells of one statement, its error whole. */
export function StatementDetail({ session, item, cost, showsCode, nowMs, takesFocus, onClose }: Props) {
  const id = useId();
  const { section, close } = useRevealed(item.id, takesFocus, onClose);
  const look = OUTCOME_TONE[item.outcome];
  const share = cost === null ? null : toStatementShare(cost, item);
  const currency = cost?.money?.total.currency ?? null;
  const took = toTook(item);
  const worked = share?.workedMs ?? null;
  return (
    <section
      {...section}
      aria-labelledby={id}
      className="scroll-mt-4 scroll-mb-4 border-line border-t bg-sunken/50 px-4 py-3"
    >
      <header className="flex items-center gap-2">
        <h3 id={id} className="flex min-w-0 flex-1 items-center gap-1.5 font-semibold text-ink text-sm">
          <Swatch color={look.color} fill={look.fill} />
          Statement {item.id}
        </h3>
        <button type="button" aria-label="Close the statement" onClick={close} className={buttonClass('ghost', 'sm')}>
          <X aria-hidden="true" className="size-3.5" />
        </button>
      </header>
      <Facts>
        <Fact name="State">
          <bdi>{item.state ?? <MissingValue>not reported by AWS Glue</MissingValue>}</bdi>
          {item.outcome === 'failed' && item.state !== 'ERROR' ? (
            <span className="block text-ink-muted text-xs">
              {toOutcomeText(item)}: it ran to its end, and its output is an error
            </span>
          ) : null}
        </Fact>
        <Fact name="Began">
          <Moment iso={item.startedAt} nowMs={nowMs} none={item.outcome === 'waiting' ? 'not begun' : null} />
        </Fact>
        <Fact name="Ended">
          <Moment
            iso={item.outcome === 'running' ? null : item.completedAt}
            nowMs={nowMs}
            none={item.outcome === 'running' ? 'still running' : item.outcome === 'waiting' ? 'not begun' : null}
          />
        </Fact>
        <Fact name="Time">
          {worked === null ? <MissingValue>not reported by AWS Glue</MissingValue> : formatLength(worked)}
          {took === null || worked === null || took <= worked + 1n || item.outcome === 'running' ? null : (
            <span className="block text-ink-muted text-xs">
              {formatLength(took)} from beginning to end; time in which others ran too, or the session did not live, is
              not all its own
            </span>
          )}
        </Fact>
        <Fact name="Cost">
          {share === null || share.amount === null || currency === null ? (
            <MissingValue>not known</MissingValue>
          ) : (
            <>
              {formatExactMoney(toText(share.amount), currency, 8)}
              <span className="block text-ink-muted text-xs tabular-nums">{toRule(session, worked)}</span>
            </>
          )}
        </Fact>
      </Facts>
      {item.errorName === null && item.errorText === null ? null : (
        <Text title="Error" danger>
          {item.errorName === null ? null : (
            <span className="font-semibold">
              <MaskedText text={item.errorName} />
              {item.errorText === null ? '' : '\n'}
            </span>
          )}
          {item.errorText === null ? null : <MaskedText text={item.errorText} />}
        </Text>
      )}
      {item.code === null ? null : (
        <Text title="Code">
          <MaskedText text={item.code} />
        </Text>
      )}
      {item.output === null ? null : (
        <Text title="Output">
          <MaskedText text={item.output} />
        </Text>
      )}
      {showsCode ? (
        item.code === null ? (
          <p className="mt-2 text-ink-muted text-xs">AWS Glue reports no code for it.</p>
        ) : null
      ) : (
        <p className="mt-2 text-ink-muted text-xs">
          Code and output are not read into pages. Whoever runs Sparktally can have them shown, masked, by{' '}
          <code className="font-mono text-2xs text-ink">SPARKTALLY_SHOW_CODE=1</code>.
        </p>
      )}
    </section>
  );
}

/** What its amount is made of, to be worked out by hand: `20.508 s × 5 M-DPU × $0.52 an hour`. */
function toRule(session: SessionDetail, workedMs: bigint | null): string | null {
  const dpus = getCapacityDpus(session);
  const [line] = session.cost.components;
  if (workedMs === null || dpus === null || line?.unitPrice == null || session.cost.currency === null) return null;
  const unit = findWorkerSize(session.capacity.workerType)?.unit ?? 'DPU';
  const seconds = formatExactQuantity(String(Number(workedMs) / 1000), 3);
  const price = formatExactMoney(line.unitPrice, session.cost.currency, 10);
  return `${seconds} s × ${formatExactQuantity(String(dpus))} ${unit} × ${price} an hour`;
}

/** From its beginning to its end as Glue tells them. */
function toTook({ startedAt, completedAt }: StatementItem): bigint | null {
  const [fromMs, untilMs] = [toMs(startedAt), toMs(completedAt)];
  return fromMs === null || untilMs === null ? null : BigInt(Math.max(0, untilMs - fromMs));
}

function Moment({ iso, nowMs, none }: { iso: string | null; nowMs: number; none: string | null }) {
  return iso === null ? (
    <MissingValue>{none ?? 'not reported by AWS Glue'}</MissingValue>
  ) : (
    <Time full iso={iso} nowMs={nowMs} />
  );
}

function Text({ title, danger = false, children }: { title: string; danger?: boolean; children: ReactNode }) {
  return (
    <div className="mt-3">
      <h4 className="mb-1 font-medium text-ink text-xs">{title}</h4>
      <pre
        className={`wrap-anywhere whitespace-pre-wrap rounded-md border p-3 font-mono text-xs leading-relaxed ${danger ? 'border-danger/25 bg-danger-soft text-danger' : 'border-line bg-raised text-ink'}`}
      >
        <bdi>{children}</bdi>
      </pre>
    </div>
  );
}
