'use client';

import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatCount } from '@/lib/client/format.ts';
import type { Lane, LanesLayout } from './span-lanes-layout.ts';
import { Swatch } from './swatch.tsx';
import type { Tone } from './tones.ts';
import type { LaneView } from './use-lane-view.ts';

type Props = {
  tones: readonly Tone[];
  lanes: readonly Lane[];
  laneView: LaneView;
  layout: LanesLayout;
};

/** The legend of what occurs, what is merged, and the zoom as buttons. */
export function SpanLanesTools({ tones, lanes, laneView, layout }: Props) {
  const occurring = useMemo(() => listTones(lanes), [lanes]);
  const { view, zoomed, show, zoomIn, zoomOut } = laneView;
  const middleMs = (view.fromMs + view.toMs) / 2;
  return (
    <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-xs">
        {tones
          .filter(({ id }) => occurring.has(id))
          .map(({ id, label, color, fill }) => (
            <span key={id} className="inline-flex items-center gap-1.5">
              <Swatch color={color} fill={fill} />
              {label}
            </span>
          ))}
        {layout.merged === 0 ? null : (
          <span className="text-ink-faint" title={`What lies within ${formatCount(layout.grainPx)} px is drawn as one`}>
            {listMerged(layout)} too close to tell apart are drawn as one: zoom in
          </span>
        )}
      </div>
      <div className="ml-auto flex items-center gap-0.5">
        {zoomed ? (
          <Button variant="ghost" size="sm" onClick={() => show(null)}>
            <Maximize2 aria-hidden="true" className="size-3.5" />
            Show all
          </Button>
        ) : null}
        <Button variant="ghost" size="icon" aria-label="Zoom in" onClick={() => zoomIn(middleMs)}>
          <ZoomIn aria-hidden="true" className="size-3.5" />
        </Button>
        <Button variant="ghost" size="icon" aria-label="Zoom out" disabled={!zoomed} onClick={() => zoomOut(middleMs)}>
          <ZoomOut aria-hidden="true" className="size-3.5" />
        </Button>
      </div>
    </div>
  );
}

function listTones(lanes: readonly Lane[]): ReadonlySet<string> {
  const tones = new Set<string>();
  for (const { spans } of lanes) for (const { tone } of spans) tones.add(tone);
  return tones;
}

/** What is drawn as one somewhere: `periods and statements`. */
function listMerged({ lanes }: LanesLayout): string {
  const merged = lanes.filter(({ marks }) => marks.some(({ count }) => count > 1));
  return [...new Set(merged.map(({ lane }) => lane.many))].join(' and ');
}
