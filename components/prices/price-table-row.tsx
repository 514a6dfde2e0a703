import { Badge } from '@/components/ui/badge.tsx';
import { LowerBound } from '@/components/ui/lower-bound.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { StackCell, StackHead, StackRow } from '@/components/ui/stack-table.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatExactMoney } from '@/lib/client/format-money.ts';
import { PRICING_UNIT } from '@/lib/cost/price.ts';
import type { PriceRow } from './price-groups.ts';
import { CERTAINTY_TEXT, ORIGIN_TEXT, toThingText } from './price-words.ts';
import { ThingName } from './thing-name.tsx';

/** As many places as a price may have. */
const ALL_DIGITS = 18;

/** One price: of what, how much, who says so and how sure that is, since when, and what it is used for. */
export function PriceTableRow({ row, complete, nowMs }: { row: PriceRow; complete: boolean; nowMs: number }) {
  const { price, versions, sessions } = row;
  const origin = ORIGIN_TEXT[price.origin];
  const certainty = CERTAINTY_TEXT[price.certainty];
  return (
    <StackRow>
      <StackHead>
        <ThingName {...toThingText(price, versions)} />
      </StackHead>
      <StackCell align="end" className="tabular-nums">
        <span className="block font-semibold text-ink text-sm">
          {formatExactMoney(price.pricePerUnit, price.currency, ALL_DIGITS)}
        </span>
        <span className="text-2xs text-ink-faint">
          {price.currency} per {PRICING_UNIT[price.dimension]}
        </span>
      </StackCell>
      <StackCell wide>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span title={origin.says}>
            <Badge tone={origin.tone}>{origin.label}</Badge>
          </span>
          <span className="text-ink" title={certainty.says}>
            {certainty.label}
          </span>
        </span>
        <bdi className="mt-0.5 block text-2xs text-ink-muted">{price.source}</bdi>
      </StackCell>
      <StackCell className="text-ink-muted tabular-nums @max-3xl:self-center">
        {price.retrievedAt === null ? (
          <MissingValue>not noted</MissingValue>
        ) : (
          <>
            <span className="@3xl:sr-only">read </span>
            <Time iso={price.retrievedAt} nowMs={nowMs} />
          </>
        )}
      </StackCell>
      <StackCell align="end" className="text-ink tabular-nums @max-3xl:self-center">
        {sessions === 0 ? (
          <MissingValue>{complete ? 'no session' : 'none known'}</MissingValue>
        ) : (
          <>
            <LowerBound count={sessions} atLeast={!complete} />
            <span className="@3xl:sr-only"> {sessions === 1 ? 'session' : 'sessions'}</span>
          </>
        )}
      </StackCell>
    </StackRow>
  );
}
