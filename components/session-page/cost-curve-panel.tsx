'use client';

import { useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatDuration, formatFullTime, formatTime } from '@/lib/client/format.ts';
import { formatExactMoney } from '@/lib/client/format-money.ts';
import { clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { useZone } from '@/lib/client/use-zone.ts';
import { type CostCurve, costUntil, toCostByTime, toCostCurve } from '@/lib/cost/cost-curve.ts';
import { toText } from '@/lib/cost/decimal.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { CostCurvePlot } from './cost-curve-plot.tsx';
import { toCurveBasis } from './cost-curve-words.ts';
import { Money } from './money.tsx';
import { useTimeline } from './use-timeline.ts';

type Props = { session: SessionDetail; nowMs: number };

/** How the cost grew over the session's life, where it idled, and what it comes to when nobody ends it. */
export function CostCurvePanel({ session, nowMs }: Props) {
  const [lookMs, setLookMs] = useState<number | null>(null);
  const curve = toCostCurve(session, nowMs);
  const { data } = useTimeline(session);
  if (curve === null) return null;
  return (
    <Panel title="Cost over time" note={toCurveBasis(session)} flush>
      <div className="px-4 pt-3 pb-4">
        <Reading curve={curve} lookMs={lookMs} session={session} nowMs={nowMs} />
        <CostCurvePlot
          curve={curve}
          spells={data?.idling?.spells ?? []}
          lookMs={lookMs}
          onLook={setLookMs}
          atLeast={session.cost.atLeast}
        />
      </div>
      <ByTime curve={curve} nowMs={nowMs} atLeast={session.cost.atLeast} />
    </Panel>
  );
}

/** What the cursor is at; else what it is now and what it comes to. */
function Reading({ curve, lookMs, session, nowMs }: Props & { curve: CostCurve; lookMs: number | null }) {
  const [clock] = usePreference(clockPreference);
  const { spend, stop } = curve;
  const { atLeast } = session.cost;
  if (lookMs !== null) {
    const ahead = lookMs > spend.endMs;
    const iso = new Date(lookMs).toISOString();
    return (
      <p className="mb-2 text-ink-muted text-xs">
        <span className="font-medium text-ink">
          <Money amount={costUntil(curve, lookMs)} atLeast={ahead ? (stop?.forecast.atLeast ?? atLeast) : atLeast} />
        </span>{' '}
        {ahead ? 'will have been spent by' : 'spent by'} {formatFullTime(iso, clock)}
        {ahead ? '' : `, ${formatDuration((lookMs - spend.startMs) / 1000)} after it began`}
      </p>
    );
  }
  return (
    <p className="mb-2 text-ink-muted text-xs">
      {stop === null ? (
        'Point at the line, or use the arrow keys, to read what had been spent by when.'
      ) : (
        <>
          If nobody ends it:{' '}
          <span className="font-medium text-ink">
            <Money {...stop.forecast} />
          </span>{' '}
          by {formatTime(new Date(stop.ms).toISOString(), clock, nowMs)}, when it stops by itself
        </>
      )}
    </p>
  );
}

const BY: Record<string, string> = { hour: 'By the hour', day: 'By day', week: 'By week', month: 'By month' };

/** The same in stretches of the viewer's calendar, which add up to the cost as they are shown. */
function ByTime({ curve, nowMs, atLeast }: { curve: CostCurve; nowMs: number; atLeast: boolean }) {
  const zone = useZone();
  const [clock] = usePreference(clockPreference);
  const byTime = zone === null ? null : toCostByTime(curve, zone);
  if (byTime === null || byTime.stretches.length < 2) return null;
  const { bucket, stretches, digits } = byTime;
  const { amount } = curve.spend;
  const write = (value: bigint) => formatExactMoney(toText(value), amount.currency, digits, digits);
  return (
    <Disclosure summary={BY[bucket]} className="border-line border-t">
      <table className="w-full border-line border-t text-left text-sm">
        <caption className="sr-only">{BY[bucket]}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">From</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {stretches.map(({ fromMs, toMs, value }) => (
            <tr key={fromMs} className="border-line border-b">
              <th scope="row" className="px-4 py-1.5 font-normal text-ink tabular-nums">
                {formatTime(new Date(fromMs).toISOString(), clock, nowMs)}
                <span className="text-ink-muted text-xs"> for {formatDuration((toMs - fromMs) / 1000)}</span>
              </th>
              <td className="px-4 py-1.5 text-right text-ink tabular-nums">{write(value)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="px-4 py-1.5 font-medium text-ink">
              {atLeast ? 'Together, at least' : 'Together'}
            </th>
            <td className="px-4 py-1.5 text-right font-semibold text-ink tabular-nums">{write(amount.value)}</td>
          </tr>
        </tfoot>
      </table>
    </Disclosure>
  );
}
