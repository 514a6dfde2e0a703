import type { ReactNode } from 'react';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Time } from '@/components/ui/time.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatDuration } from '@/lib/client/format.ts';
import { formatExactMoney, formatExactQuantity } from '@/lib/client/format-money.ts';
import { toNumber } from '@/lib/cost/decimal.ts';
import { type Amount, burnOf, costAt, costAtStop, idleCostAt } from '@/lib/cost/growth.ts';
import type { Session } from '@/lib/domain/session.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { ITEM_SHORT, toHeldUnit } from './cost-words.ts';
import { MissingField } from './missing-field.tsx';
import { Money } from './money.tsx';

function Figure(props: { name: string; note?: ReactNode; wide?: boolean; children: ReactNode }) {
  const { name, note, wide = false, children } = props;
  return (
    <div className={classNames('min-w-0 bg-raised px-4 py-3', wide ? '@max-xl:col-span-2' : '')}>
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="mt-0.5 flex min-h-7 items-center font-semibold text-ink text-lg tracking-tight">{children}</dd>
      {note === undefined || note === null ? null : <dd className="text-ink-muted text-xs">{note}</dd>}
    </div>
  );
}

/** What an hour is made of, such as `5 DPU × $0.44`; what is held of nothing is left out. */
function RateLines({ session: { burnPerHour } }: { session: Session }) {
  const { components, currency } = burnPerHour;
  const held = components.filter(({ quantity }) => quantity !== '0');
  return held.map(({ item, dimension, quantity, unitPrice }) =>
    quantity === null || unitPrice === null || currency === null ? null : (
      <span key={item} className="block tabular-nums">
        {formatExactQuantity(quantity)} {toHeldUnit(dimension)}
        {ITEM_SHORT[item] === null ? '' : ` ${ITEM_SHORT[item]}`} × {formatExactMoney(unitPrice, currency, 10)}
      </span>
    ),
  );
}

function toShare(part: Amount, whole: Amount | null): string | null {
  if (whole === null || whole.currency !== part.currency || whole.value <= 0n || part.value > whole.value) return null;
  const percent = (toNumber(part.value) / toNumber(whole.value)) * 100;
  return `${percent > 0 && percent < 1 ? '< 1' : Math.round(percent)}% of its cost`;
}

function IdleWaste({ session, nowMs }: { session: Session; nowMs: number }) {
  const amount = idleCostAt(session, nowMs);
  const share = amount === null ? null : toShare(amount, costAt(session, nowMs));
  return (
    <Figure
      name="Idle waste"
      note={
        amount === null || session.idleSince === null ? null : (
          <>
            since <Time iso={session.idleSince} nowMs={nowMs} />
            {share === null ? '' : `, ${share}`}
          </>
        )
      }
    >
      {amount === null ? (
        <MissingField session={session} field="idleCost" />
      ) : (
        <span className="text-phase-idle" data-cost="idle">
          <Money amount={amount} atLeast={session.idleCost.atLeast} ticking={!session.stale} />
        </span>
      )}
    </Figure>
  );
}

function AtStop({ session, nowMs }: { session: Session; nowMs: number }) {
  const forecast = costAtStop(session);
  const stopsMs = toMs(session.stopsAt);
  const ahead = stopsMs !== null && stopsMs > nowMs;
  return (
    <Figure
      name="When it stops by itself"
      note={ahead && forecast !== null ? `in ${formatDuration((stopsMs - nowMs) / 1000)}, at this rate` : null}
    >
      {stopsMs === null ? (
        <MissingField session={session} field="stopsAt" />
      ) : !ahead ? (
        <span className="font-normal text-ink-muted text-sm">any moment now</span>
      ) : forecast === null ? (
        session.stale ? (
          <MissingValue className="font-normal tracking-normal">nobody knows whether it still runs</MissingValue>
        ) : session.burnPerHour.amount === null ? (
          <MissingField session={session} field="burnPerHour" />
        ) : session.cost.amount === null ? (
          <MissingField session={session} field="cost" />
        ) : (
          <MissingValue className="font-normal tracking-normal">
            AWS’s figure does not say until when it counts
          </MissingValue>
        )
      ) : (
        <Money {...forecast} />
      )}
    </Figure>
  );
}

/** Of a session that runs: what an hour costs, what its idling has cost, and what it comes to when nobody ends it. */
export function RunningFigures({ session, nowMs }: { session: Session; nowMs: number }) {
  const rate = burnOf(session);
  return (
    <dl className="grid grid-cols-2 gap-px border-line border-t bg-line @xl:grid-cols-3">
      <Figure
        wide
        name={session.stale ? 'Cost an hour, last known' : 'Costs now'}
        note={rate === null ? null : <RateLines session={session} />}
      >
        {rate === null ? (
          <MissingField session={session} field="burnPerHour" />
        ) : (
          <>
            <Money amount={rate} atLeast={session.burnPerHour.atLeast} />
            <span className="ml-1 font-normal text-ink-muted text-sm">an hour</span>
          </>
        )}
      </Figure>
      <IdleWaste session={session} nowMs={nowMs} />
      <AtStop session={session} nowMs={nowMs} />
    </dl>
  );
}
