'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { MoneyScale, ScaleLines } from '@/components/charts/money-scale.tsx';
import { SpanLanesAxis, toAxis } from '@/components/charts/span-lanes-axis.tsx';
import { toBackground } from '@/components/charts/swatch.tsx';
import { toTicks } from '@/components/charts/ticks.ts';
import { useWidth } from '@/components/charts/use-width.ts';
import { formatFullTime } from '@/lib/client/format.ts';
import { formatMoney } from '@/lib/client/format-money.ts';
import { clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { type CostCurve, costUntil } from '@/lib/cost/cost-curve.ts';
import { toNumber } from '@/lib/cost/decimal.ts';
import type { IdleSpell } from '@/lib/domain/idle-spell.ts';

/** Steps of the arrow keys over the whole, and of the page keys. */
const STEPS = 60;
const LEAP = 10;
/** Pauses are drawn as bands; of very many the longest say enough. */
const MOST_BANDS = 60;
const UNMEASURED_PX = 560;

type Props = {
  curve: CostCurve;
  spells: readonly IdleSpell[];
  lookMs: number | null;
  onLook: (ms: number | null) => void;
  atLeast: boolean;
};

/** The line of the cost, with bands where it idled and a dashed line ahead. A slider for the keyboard. */
export function CostCurvePlot({ curve, spells, lookMs, onLook, atLeast }: Props) {
  const [clock] = usePreference(clockPreference);
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot) ?? UNMEASURED_PX;
  const { spend, stop } = curve;
  const { currency } = spend.amount;
  const view = { fromMs: spend.startMs, toMs: stop?.ms ?? spend.endMs };
  const highest = toNumber(costUntil(curve, view.toMs).value);
  const ticks = toTicks(highest, 3);
  const max = ticks.at(-1) ?? 1;
  const x = (ms: number) => ((ms - view.fromMs) / (view.toMs - view.fromMs)) * 100;
  const y = (ms: number) => 100 - (toNumber(costUntil(curve, ms).value) / max) * 100;
  const now = { x: x(spend.endMs), y: y(spend.endMs) };
  const bands =
    spells.length <= MOST_BANDS
      ? spells
      : spells.toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs)).slice(0, MOST_BANDS);
  const atMs = lookMs ?? spend.endMs;

  const look = (ms: number) => onLook(Math.min(view.toMs, Math.max(view.fromMs, ms)));
  function handleMove(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    look(view.fromMs + ((event.clientX - box.left) / Math.max(1, box.width)) * (view.toMs - view.fromMs));
  }
  function handleKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = (view.toMs - view.fromMs) / STEPS;
    const to: Record<string, number> = {
      ArrowLeft: atMs - step,
      ArrowDown: atMs - step,
      ArrowRight: atMs + step,
      ArrowUp: atMs + step,
      PageDown: atMs - LEAP * step,
      PageUp: atMs + LEAP * step,
      Home: view.fromMs,
      End: view.toMs,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    look(next);
  }
  const spoken = `${atLeast ? 'at least ' : ''}${formatMoney(costUntil(curve, atMs))} by ${formatFullTime(new Date(atMs).toISOString(), clock)}`;

  return (
    <MoneyScale ticks={ticks} max={max} currency={currency} className="h-36">
      <div ref={plot} className="min-w-0 flex-1">
        <div
          role="slider"
          tabIndex={0}
          aria-label="Cost over time"
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(x(atMs))}
          aria-valuetext={spoken}
          onKeyDown={handleKey}
          onPointerMove={handleMove}
          onPointerLeave={() => onLook(null)}
          onBlur={() => onLook(null)}
          className="relative h-36 cursor-crosshair touch-pan-y rounded-sm"
        >
          <ScaleLines ticks={ticks} max={max} />
          {bands.map(({ fromMs, toMs }) => {
            const [from, to] = [Math.max(0, x(fromMs)), Math.min(now.x, x(toMs))];
            return to <= from ? null : (
              <span
                key={fromMs}
                aria-hidden="true"
                className="absolute inset-y-0 opacity-25"
                style={{
                  left: `${from}%`,
                  width: `${to - from}%`,
                  background: toBackground('var(--phase-idle)', 'hatched'),
                }}
              />
            );
          })}
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <path d={`M0 100 L${now.x} ${now.y} L${now.x} 100 Z`} className="fill-accent/15" />
            <path
              d={`M0 100 L${now.x} ${now.y}`}
              className="fill-none stroke-2 stroke-accent"
              vectorEffect="non-scaling-stroke"
            />
            {stop === null ? null : (
              <path
                d={`M${now.x} ${now.y} L100 ${y(stop.ms)}`}
                className="fill-none stroke-2 stroke-accent"
                strokeDasharray="5 4"
                vectorEffect="non-scaling-stroke"
              />
            )}
          </svg>
          {lookMs === null ? null : (
            <>
              <span
                aria-hidden="true"
                className="absolute inset-y-0 w-px bg-ink-muted"
                style={{ left: `${x(lookMs)}%` }}
              />
              <span
                aria-hidden="true"
                className="absolute size-2 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-accent bg-raised"
                style={{ left: `${x(lookMs)}%`, top: `${y(lookMs)}%` }}
              />
            </>
          )}
          {stop === null ? null : (
            <span
              aria-hidden="true"
              className="absolute inset-y-0 border-line-strong border-l border-dashed"
              style={{ left: `${now.x}%` }}
            />
          )}
        </div>
        <SpanLanesAxis view={view} clock={clock} axis={toAxis(view, width, clock)} widthPx={width} />
        {bands.length === 0 && stop === null ? null : (
          <p aria-hidden="true" className="flex flex-wrap gap-x-4 text-2xs text-ink-muted">
            {bands.length === 0 ? null : (
              <span className="inline-flex items-center gap-1.5">
                <span
                  className="size-2.5 rounded-[3px]"
                  style={{ background: toBackground('var(--phase-idle)', 'hatched') }}
                />
                idled
              </span>
            )}
            {stop === null ? null : (
              <span className="inline-flex items-center gap-1.5">
                <span className="w-4 border-accent border-t-2 border-dashed" />
                at this rate, until it stops by itself
              </span>
            )}
          </p>
        )}
      </div>
    </MoneyScale>
  );
}
