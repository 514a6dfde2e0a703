import { MissingReasonText } from '@/components/sessions/missing-reason.tsx';
import { AtLeast } from '@/components/ui/at-least.tsx';
import { formatBound } from '@/lib/client/format-money.ts';
import type { Amount } from '@/lib/cost/growth.ts';
import type { Session } from '@/lib/domain/session.ts';

type Field = 'cost' | 'burnPerHour' | 'idleCost';

/** One amount of a session at a moment, a lower bound where it is one; the reason where there is none. */
export function SessionMoney(props: { session: Session; field: Field; amount: Amount | null; unit?: string }) {
  const { session, field, amount, unit = '' } = props;
  if (amount === null) return <MissingReasonText short reason={session.missing[field]} className="font-normal" />;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {session[field].atLeast ? <AtLeast /> : null}
      {formatBound(amount, session[field].atLeast)}
      {unit === '' ? null : <span className="font-normal text-ink-muted text-xs">{unit}</span>}
    </span>
  );
}
