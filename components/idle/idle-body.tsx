import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatCount, formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import type { IdleAnalysis } from '@/lib/domain/idle-analysis.ts';
import { toBounds } from '@/lib/domain/time-range.ts';
import { IdleRanking } from './idle-ranking.tsx';
import { toMoneyText, toShare } from './idle-words.ts';
import type { IdleControl } from './use-idle-params.ts';
import { WeekMap } from './week-map.tsx';
import { WhatIfPanel } from './what-if-panel.tsx';

function Tile({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-raised px-4 py-3">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="wrap-anywhere font-semibold text-ink text-lg tabular-nums tracking-tight">{children}</dd>
      {note === undefined ? null : <dd className="text-ink-muted text-xs">{note}</dd>}
    </div>
  );
}

/** Everything that is known of the idling of the filtered sessions, and what is not. */
export function IdleBody(props: { analysis: IdleAnalysis; control: IdleControl; nowMs: number }) {
  const { analysis, control, nowMs } = props;
  const { sessions, untold, amount, spend, currency, atLeast, recordedSince } = analysis;
  const share = toShare(amount, spend);
  const failing = analysis.sources.filter(({ problem }) => problem !== null).length;
  const { fromMs } = toBounds(control.filters.window, nowMs);
  const late = nowMs > 0 && recordedSince !== null && Date.parse(recordedSince) > fromMs;
  return (
    <>
      {failing === 0 ? null : (
        <Notice
          tone="waiting"
          live
          title={`At least: ${failing} of ${formatNumberOf(analysis.sources.length, 'source')} missing or not refreshed`}
        />
      )}
      {late ? (
        <Notice
          tone="info"
          title={
            <>
              Recorded since <Time iso={recordedSince} nowMs={nowMs} />
            </>
          }
        >
          Of what ended before, only statements and calculations that AWS still tells of say how it idled.
        </Notice>
      ) : null}
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-rest lg:grid-cols-4">
        <Tile name="Idle cost" note={share === null ? undefined : `${share}% of ${toMoneyText(spend, currency)} spent`}>
          {toMoneyText(amount, currency, atLeast)}
        </Tile>
        <Tile name="Idle time" note={`of ${formatDuration(analysis.lifeSeconds)} that they lived`}>
          {formatDuration(analysis.idleSeconds)}
        </Tile>
        <Tile name="Not known" note="time of which nothing tells whether it was idle">
          {formatDuration(analysis.unknownSeconds)}
        </Tile>
        <Tile
          name="Sessions"
          note={untold === 0 ? 'all of them tell' : `${formatCount(untold)} of which nothing tells`}
        >
          {formatCount(sessions)}
        </Tile>
      </dl>
      <WhatIfPanel analysis={analysis} control={control} />
      <WeekMap analysis={analysis} />
      <IdleRanking analysis={analysis} filters={control.filters} />
    </>
  );
}
