import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import { GROWING_DIGITS, STANDING_DIGITS, writeInvoice } from '@/lib/client/invoice.ts';
import type { CostBasis } from '@/lib/cost/cost.ts';
import { costAt, toGrownMs } from '@/lib/cost/growth.ts';
import { linesAt } from '@/lib/cost/lines-at.ts';
import { isLive } from '@/lib/domain/phase.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { RunningFigures } from './cost-figures.tsx';
import { BASIS_LABEL, toBasisText, toLowerBoundText } from './cost-words.ts';
import { InvoiceTable } from './invoice-table.tsx';
import { Money } from './money.tsx';
import { toNoCost } from './no-cost.ts';
import { PriceSources } from './price-sources.tsx';

const TONE: Record<CostBasis, Tone> = {
  'billed-usage': 'good',
  'reported-usage': 'good',
  estimate: 'info',
  unknown: 'neutral',
};

type Props = { session: SessionDetail; nowMs: number };

/** What a session has cost, as an invoice would say it; while it runs the amounts tick on between two readings. */
export function CostPanel({ session, nowMs }: Props) {
  const { cost, prices, phase } = session;
  const amount = costAt(session, nowMs);
  const growing = toGrownMs(cost, session, nowMs) !== null;
  const lines = linesAt(session, nowMs);
  const money = {
    amount: amount?.value ?? null,
    currency: cost.currency,
    ofPrice: new Map(prices.map(({ id, currency }) => [id, currency])),
  };
  const live = isLive(phase);
  return (
    <Panel
      title="Cost"
      action={amount === null ? undefined : <Badge tone={TONE[cost.basis]}>{BASIS_LABEL[cost.basis]}</Badge>}
      flush
    >
      <div className="px-4 pt-3 pb-4">
        {live ? <p className="mb-0.5 text-ink-muted text-xs">Cost so far</p> : null}
        {amount === null ? (
          <NoAmount session={session} nowMs={nowMs} />
        ) : (
          <>
            <p className="font-semibold text-3xl text-ink tracking-tight" data-cost="headline">
              <Money amount={amount} atLeast={cost.atLeast} ticking={growing} />
            </p>
            <Basis session={session} nowMs={nowMs} standing={live && !growing} />
          </>
        )}
      </div>
      {live ? <RunningFigures session={session} nowMs={nowMs} /> : null}
      {lines.length === 0 ? null : (
        <InvoiceTable
          caption="What the cost is made of"
          components={lines}
          invoice={writeInvoice(lines, money, growing ? GROWING_DIGITS : STANDING_DIGITS)}
          atLeast={cost.atLeast}
        />
      )}
      <PriceSources prices={prices} lines={[...lines, ...session.burnPerHour.components]} nowMs={nowMs} />
    </Panel>
  );
}

function Basis({ session, nowMs, standing }: Props & { standing: boolean }) {
  const bound = toLowerBoundText(session);
  return (
    <p className="mt-1 text-ink-muted text-xs">
      {toBasisText(session, session.prices)}
      {standing && session.cost.asOf !== null ? (
        <>
          , up to <Time full iso={session.cost.asOf} nowMs={nowMs} />
        </>
      ) : null}
      .{bound === null ? null : ` ${bound}`}
    </p>
  );
}

/** Why nobody can say it; never a 0. */
function NoAmount({ session, nowMs }: Props): ReactNode {
  const { title, text } = toNoCost(session);
  const priced = ['no-price', 'ambiguous-price', 'mixed-currencies'].includes(session.missing.cost ?? '');
  return (
    <div className="max-w-prose">
      <p className="wrap-anywhere font-medium text-base text-ink">
        <bdi>{title}</bdi>
      </p>
      <p className="mt-0.5 text-ink-muted text-xs">
        {text}
        {isLive(session.phase) && session.cost.components.length > 0 ? (
          <>
            {' '}
            The quantity is that of <Time full iso={session.asOf} nowMs={nowMs} />.
          </>
        ) : null}
        {priced ? (
          <>
            {' '}
            <Link
              href="/prices"
              prefetch={false}
              className="text-accent-strong underline decoration-accent-strong/40 underline-offset-2 hover:decoration-accent-strong"
            >
              Prices in force
            </Link>
          </>
        ) : null}
      </p>
    </div>
  );
}
