'use client';

import { X } from 'lucide-react';
import { MaskedText } from '@/components/session-page/masked.tsx';
import { useRevealed } from '@/components/session-work/use-revealed.ts';
import { toOutcomeText, toPercent } from '@/components/session-work/work-words.ts';
import { Button } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import type { CalculationMoney } from '@/lib/cost/calculation-cost.ts';
import type { CalculationItem } from '@/lib/domain/calculations.ts';
import { When } from './calculation-row.tsx';
import { formatAmount, formatDpuMillis, toCalculationName, toNoDpuText } from './calculation-words.ts';

type Props = {
  item: CalculationItem;
  money: CalculationMoney;
  digits: number;
  nowMs: number;
  /** It was picked far from here. */
  takesFocus: boolean;
  onClose: () => void;
};

/** All that is known of one calculation. Its code and results stay where they are: they are not fetched. */
export function CalculationDetail({ item, money, digits, nowMs, takesFocus, onClose }: Props) {
  const { section, close } = useRevealed(item.number, takesFocus, onClose);
  const { dpuMillis, stateReason, progress, completedAt, submittedAt, state } = item;
  const amount = formatAmount(item, money.currency, digits);
  const percent = dpuMillis === null ? null : toPercent(dpuMillis, money.wholeMillis);
  return (
    <section
      {...section}
      aria-label="The calculation picked"
      className="scroll-mt-4 scroll-mb-4 border-line border-t bg-sunken/50 p-4"
      data-picked={item.id}
    >
      <div className="flex items-start justify-between gap-3">
        <h3 className="wrap-anywhere min-w-0 font-semibold text-ink text-sm">
          <bdi>
            <MaskedText text={toCalculationName(item)} />
          </bdi>
        </h3>
        <Button variant="ghost" size="icon" aria-label="Close" title="Close" onClick={close} className="-mt-1">
          <X aria-hidden="true" className="size-3.5" />
        </Button>
      </div>
      {stateReason === null ? null : (
        <p className={`wrap-anywhere mt-1 text-sm ${item.outcome === 'failed' ? 'text-danger' : 'text-ink-muted'}`}>
          <MaskedText text={stateReason} />
        </p>
      )}
      <div className="mt-3">
        <Facts>
          <Fact name="Id">
            <span className="flex items-start gap-1">
              <span className="wrap-anywhere min-w-0 font-mono text-2xs leading-5">{item.id}</span>
              <CopyButton value={item.id} label="Copy the calculation’s id" className="-my-1" />
            </span>
          </Fact>
          <Fact name="State">
            <bdi>{state ?? toOutcomeText(item)}</bdi>
          </Fact>
          <Fact name="Submitted">
            {submittedAt === null ? (
              <MissingValue>not reported by Athena</MissingValue>
            ) : (
              <When item={item} nowMs={nowMs} />
            )}
          </Fact>
          <Fact name="Completed">
            {completedAt === null ? (
              <MissingValue>{item.outcome === 'running' ? 'still running' : 'not reported by Athena'}</MissingValue>
            ) : (
              <Time iso={completedAt} nowMs={nowMs} full />
            )}
          </Fact>
          <Fact name="Progress">
            {progress === null ? (
              <MissingValue>{toNoDpuText(item)}</MissingValue>
            ) : (
              <bdi>
                <MaskedText text={progress} />
              </bdi>
            )}
          </Fact>
          <Fact name="DPU time">
            {dpuMillis === null ? (
              <MissingValue>{toNoDpuText(item)}</MissingValue>
            ) : (
              <span className="tabular-nums">
                {formatDpuMillis(dpuMillis)}
                {percent === null ? null : <span className="text-ink-muted"> · {percent} of the session</span>}
              </span>
            )}
          </Fact>
          <Fact name="Cost">
            <span className="tabular-nums">{amount ?? <MissingValue>no amount</MissingValue>}</span>
          </Fact>
        </Facts>
      </div>
    </section>
  );
}
