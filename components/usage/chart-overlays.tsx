'use client';

import { DefaultZIndexes, usePlotArea, ZIndexLayer } from 'recharts';
import { type ChartPoint, toSum } from './chart-model.ts';
import type { GapBand } from './gap-bands.ts';

const GAP_PATTERN = 'usage-gap';
const LEAST_PX = 2;

/** Stretches without observation, hatched from top to bottom behind the bars. */
export function GapBands({ bands, buckets }: { bands: readonly GapBand[]; buckets: number }) {
  const plot = usePlotArea();
  if (plot === undefined || bands.length === 0) return null;
  const step = plot.width / Math.max(1, buckets);
  return (
    <g>
      <defs>
        <pattern id={GAP_PATTERN} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="7" height="7" style={{ fill: 'var(--sunken)' }} />
          <rect width="1.5" height="7" style={{ fill: 'var(--line-strong)' }} />
        </pattern>
      </defs>
      {bands.map((band) => (
        <rect
          key={band.startMs}
          data-gap=""
          x={plot.x + band.from * step}
          y={plot.y}
          width={Math.max(LEAST_PX, (band.to - band.from) * step)}
          height={plot.height}
          fill={`url(#${GAP_PATTERN})`}
        />
      ))}
    </g>
  );
}

/** A line at the moment since which the history records. */
export function RecordedMark({ place, buckets }: { place: number | null; buckets: number }) {
  const plot = usePlotArea();
  if (plot === undefined || place === null) return null;
  const x = plot.x + (place * plot.width) / Math.max(1, buckets);
  const isLate = place > buckets / 2;
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.axis}>
      <line
        x1={x}
        x2={x}
        y1={plot.y}
        y2={plot.y + plot.height}
        strokeWidth={1}
        strokeDasharray="2 3"
        style={{ stroke: 'var(--ink-muted)' }}
      />
      <text
        x={isLate ? x - 5 : x + 5}
        y={plot.y + 9}
        fontSize={10}
        textAnchor={isLate ? 'end' : 'start'}
        style={{ fill: 'var(--ink-muted)' }}
      >
        recorded since
      </text>
    </ZIndexLayer>
  );
}

/** What the buckets of the period before held: a dashed step over the bars, told from them without colour. */
export function BeforeLine({ points, max }: { points: readonly ChartPoint[]; max: number }) {
  const plot = usePlotArea();
  if (plot === undefined || max <= 0) return null;
  const step = plot.width / Math.max(1, points.length);
  let path = '';
  let isDrawing = false;
  for (const { index, before } of points) {
    if (before === null) {
      isDrawing = false;
      continue;
    }
    const y = plot.y + plot.height * (1 - toSum(before) / max);
    path += `${isDrawing ? 'L' : 'M'}${plot.x + index * step} ${y}H${plot.x + (index + 1) * step}`;
    isDrawing = true;
  }
  if (path === '') return null;
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.line}>
      <path d={path} fill="none" strokeWidth={3.5} strokeOpacity={0.75} style={{ stroke: 'var(--raised)' }} />
      <path
        data-before=""
        d={path}
        fill="none"
        strokeWidth={1.5}
        strokeDasharray="5 3"
        style={{ stroke: 'var(--ink)' }}
      />
    </ZIndexLayer>
  );
}
