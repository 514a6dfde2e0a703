'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card.tsx';
import type { ChartData } from '@/components/charts/chart-data.ts';
import { formatDuration } from '@/lib/client/format.ts';
import { formatAxisMoney } from '@/lib/client/format-money.ts';
import type { IdleAnalysis } from '@/lib/domain/idle-analysis.ts';
import { DAYS } from './idle-words.ts';

/** A region that scrolls has to be reachable by the keyboard. */
const REACHABLE = { tabIndex: 0 } as const;

const STEPS: { readonly [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -24, ArrowDown: 24 };

const CELL = { width: 34, height: 26 };
const LEFT = 84;
const TOP = 20;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** In which hours of the week sessions idled: the nights and weekends that nobody is there for. */
export function WeekMap({ analysis }: { analysis: IdleAnalysis }) {
  const plot = useRef<HTMLElement>(null);
  /** The hour that the keyboard stands on. */
  const [shown, setShown] = useState<number | null>(null);
  const { week, currency, tz } = analysis;
  const money = currency !== null && week.some(({ amount }) => amount > 0);
  const valueAt = (place: number) => (money ? week[place]?.amount : week[place]?.idleSeconds) ?? 0;
  const most = Math.max(...week.map((_, place) => valueAt(place)));
  const textAt = (place: number) =>
    money && currency !== null
      ? `${formatAxisMoney(Math.round(valueAt(place) * 100) / 100, currency)}, ${formatDuration(week[place]?.idleSeconds ?? 0)}`
      : formatDuration(valueAt(place));
  const busiest = week.reduce((best, _, place) => (valueAt(place) > valueAt(best) ? place : best), 0);
  const summary =
    most === 0
      ? 'No idle time is known in the range.'
      : `Most idle on ${DAYS[Math.floor(busiest / 24)]} from ${busiest % 24} to ${(busiest % 24) + 1} o'clock: ${textAt(busiest)}.`;
  function handleKey(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setShown((before) => (before === null ? busiest : (before + step + week.length) % week.length));
  }
  return (
    <ChartCard
      title="Hours of the week"
      note={`${money ? 'Idle cost' : 'Idle time'} in the range, by the clock of ${tz}`}
      summary={summary}
      data={toData(analysis, money)}
      plot={plot}
      picture={{ subtitle: summary, legend: [], notes: [`Clock of ${tz}`] }}
      fileName="sparktally-idle-week"
    >
      <p role="status" className="pb-3 text-ink-muted text-xs tabular-nums">
        {shown === null ? summary : `${nameAt(shown)}: ${textAt(shown)}`}
      </p>
      <section
        ref={plot}
        {...REACHABLE}
        aria-label="Hours of the week: arrow keys go from hour to hour"
        onKeyDown={handleKey}
        onBlur={() => setShown(null)}
        className="overflow-x-auto rounded-md"
      >
        <svg
          role="img"
          aria-label={summary}
          viewBox={`0 0 ${LEFT + 24 * CELL.width} ${TOP + 7 * CELL.height}`}
          className="min-w-160 max-w-5xl"
        >
          {HOURS.filter((hour) => hour % 3 === 0).map((hour) => (
            <text key={hour} x={LEFT + hour * CELL.width} y={13} fontSize={11} fill="var(--ink-muted)">
              {hour}:00
            </text>
          ))}
          {DAYS.map((day, row) => (
            <g key={day}>
              <text x={0} y={TOP + row * CELL.height + 17} fontSize={12} fill="var(--ink-muted)">
                {day}
              </text>
              {HOURS.map((hour) => {
                const place = row * 24 + hour;
                const part = most === 0 ? 0 : valueAt(place) / most;
                return (
                  <rect
                    key={hour}
                    x={LEFT + hour * CELL.width + 1}
                    y={TOP + row * CELL.height + 1}
                    width={CELL.width - 2}
                    height={CELL.height - 2}
                    rx={3}
                    fill={part === 0 ? 'var(--sunken)' : 'var(--phase-idle)'}
                    fillOpacity={part === 0 ? 1 : 0.15 + 0.85 * part}
                    stroke="var(--ink)"
                    strokeWidth={place === shown ? 2 : 0}
                  >
                    <title>{`${nameAt(place)}: ${textAt(place)}`}</title>
                  </rect>
                );
              })}
            </g>
          ))}
        </svg>
      </section>
    </ChartCard>
  );
}

const nameAt = (place: number) => `${DAYS[Math.floor(place / 24)]} ${place % 24}:00 to ${(place % 24) + 1}:00`;

function toData({ week, currency, tz }: IdleAnalysis, money: boolean): ChartData {
  return {
    caption: `idle hours of the week, ${tz}`,
    columns: [
      { key: 'hour', label: 'Hour of the week' },
      { key: 'time', label: 'Idle time', csvLabel: 'Idle seconds', numeric: true },
      ...(money ? [{ key: 'cost', label: 'Idle cost', csvLabel: `Idle cost (${currency})`, numeric: true }] : []),
    ],
    rows: week.map(({ idleSeconds, amount }, place) => {
      const hour = `${DAYS[Math.floor(place / 24)]} ${place % 24}:00`;
      const cost = {
        text: currency === null ? '' : formatAxisMoney(Math.round(amount * 100) / 100, currency),
        value: amount,
      };
      return {
        key: String(place),
        cells: [
          { text: hour, value: hour },
          { text: formatDuration(idleSeconds), value: idleSeconds },
          ...(money ? [cost] : []),
        ],
      };
    }),
  };
}
