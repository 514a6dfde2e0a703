'use client';

import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { clockPreference } from '@/lib/client/preferences.ts';
import { usePreference } from '@/lib/client/use-preference.ts';
import { SpanLanesAxis, SpanLanesGrid, toAxis } from './span-lanes-axis.tsx';
import { toKeyAct } from './span-lanes-keys.ts';
import {
  type Lane,
  type LaneMarks,
  layoutLanes,
  type Mark,
  type Span,
  toPlace,
  type View,
} from './span-lanes-layout.ts';
import { SpanLanesMark } from './span-lanes-mark.tsx';
import { SpanLanesReadout } from './span-lanes-readout.tsx';
import { findMark, findMarkAt, type Reading } from './span-lanes-steps.ts';
import { SpanLanesTools } from './span-lanes-tools.tsx';
import { formatMarkTimes, formatSeveral } from './span-lanes-words.ts';
import type { Tone } from './tones.ts';
import { useLaneBrush } from './use-lane-brush.ts';
import { useLaneView } from './use-lane-view.ts';
import { useLaneWindow } from './use-lane-window.ts';
import { useWidth } from './use-width.ts';

export type SpanLanesProps = {
  /** What is charted, for a screen reader: `Statements over time`. */
  label: string;
  /** What it shows in a few sentences, for those who do not see it. */
  summary: string;
  /** All of the time that is charted; epoch milliseconds. */
  whole: View;
  /** The same array as long as nothing changed, so that it is not laid out anew. */
  lanes: readonly Lane[];
  /** How spans look, the most telling first; those that occur make the legend. */
  tones: readonly Tone[];
  /** A span in words, without its times, which the chart adds. */
  describe: (span: Span, lane: Lane) => string;
  /** A click or Enter on a span. */
  onPick?: (span: Span) => void;
  /** Whether the lanes' names are shown; a single lane needs none. */
  names?: boolean;
  /** Most marks in the document, however many spans there are. */
  mostMarks?: number;
  lanePx?: number;
  mostPx?: number;
  /** Something else over the same time, drawn between the axis and the lanes; hidden from a screen reader. */
  above?: { label: ReactNode; heightPx: number; draw: (view: View) => ReactNode };
};

/** How far from a mark the pointer may be and still mean it. */
const SLACK_PX = 4;
const UNMEASURED_PX = 640;
/** Of the axis with the line beneath it. */
const AXIS_PX = 21;
const NOTHING: readonly never[] = [];

/** Lanes of spans over time. Read by pointer or keys, zoomed into by a drag or +, all shown again by 0. */
export function SpanLanes(props: SpanLanesProps) {
  const { label, summary, whole, lanes, tones, describe, onPick } = props;
  const { names = lanes.length > 1, mostMarks = 240, lanePx = 22, mostPx = 341, above } = props;
  const [clock] = usePreference(clockPreference);
  const id = useId();
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot) ?? UNMEASURED_PX;
  const laneView = useLaneView(whole);
  const { view } = laneView;
  const rows = useLaneWindow(lanes.length, lanePx, mostPx);
  const { first, end } = rows;
  const [reading, setReading] = useState<Reading | null>(null);
  const [hovered, setHovered] = useState<{ lane: number; atMs: number } | null>(null);

  const { fromMs, toMs } = view;
  const layout = useMemo(
    () => layoutLanes(lanes.slice(first, end), { fromMs, toMs }, width, mostMarks),
    [lanes, first, end, fromMs, toMs, width, mostMarks],
  );
  const marksOf = (lane: number): readonly Mark[] => layout.lanes[lane - first]?.marks ?? NOTHING;
  const slackMs = ((toMs - fromMs) / width) * SLACK_PX;
  const under = hovered === null ? null : findMarkAt(marksOf(hovered.lane), hovered.atMs, slackMs);
  const read = reading === null ? null : findMark(layout.lanes, { ...reading, lane: reading.lane - first });
  const shown = under === null ? read : under;
  const shownLane = lanes[(under === null ? reading?.lane : hovered?.lane) ?? -1];
  const toLabel = (tone: string) => tones.find((known) => known.id === tone)?.label ?? tone;
  const say = (mark: Mark, lane: Lane | undefined) => {
    const what =
      mark.count > 1 || lane === undefined
        ? formatSeveral(mark, lane?.many ?? 'marks', toLabel)
        : describe(mark.first, lane);
    return { what, times: formatMarkTimes(mark, clock) };
  };

  function open(mark: Mark) {
    if (mark.count > 1) laneView.show(mark);
    else onPick?.(mark.first);
  }
  const brush = useLaneBrush({
    view,
    lanePx,
    lanes: lanes.length,
    onHover: setHovered,
    onBrush: laneView.show,
    onClick: ({ lane, atMs }) => {
      const mark = findMarkAt(marksOf(lane), atMs, slackMs);
      setReading(mark === null ? null : { lane, atMs: mark.first.fromMs });
      if (mark !== null) open(mark);
    },
  });

  function handleKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // The next lane with anything in view may be far away; along a lane the steps are what is drawn.
    const everywhere = event.key === 'ArrowUp' || event.key === 'ArrowDown' || reading === null;
    const all = everywhere
      ? layoutLanes(lanes, view, width, Number.MAX_SAFE_INTEGER).lanes
      : toAll(lanes, layout.lanes, first);
    const act = toKeyAct(event.key, all, reading, laneView, whole);
    if (act === null) return;
    event.preventDefault();
    setHovered(null);
    if (act.kind === 'open') open(act.mark);
    else if (act.kind === 'zoom') (act.factor === 'in' ? laneView.zoomIn : laneView.zoomOut)(act.atMs);
    else if (act.kind === 'show') laneView.show(act.view);
    const next = act.kind === 'read' || act.kind === 'show' ? act.reading : undefined;
    if (next === undefined) return;
    setReading(next);
    if (next !== null) rows.reveal(next.lane);
  }

  const axis = toAxis(view, width, clock);
  const told = shown === null ? null : say(shown, shownLane);
  const spoken = read === null ? null : say(read, lanes[reading?.lane ?? -1]);
  return (
    <figure className="@container min-w-0">
      <figcaption className="sr-only">{summary}</figcaption>
      <SpanLanesTools tones={tones} lanes={lanes} laneView={laneView} layout={layout} />
      <div
        ref={rows.scroller}
        onScroll={rows.onScroll}
        className="scrollbar-thin overflow-y-auto overflow-x-hidden overscroll-contain rounded-md border border-line"
        style={{ maxHeight: mostPx + AXIS_PX + (above?.heightPx ?? 0) }}
      >
        <div className={names ? 'grid grid-cols-[6.75rem_minmax(0,1fr)] @xl:grid-cols-[9rem_minmax(0,1fr)]' : ''}>
          {names ? <div className="sticky top-0 z-20 border-line border-b bg-raised" /> : null}
          <div className="sticky top-0 z-20 overflow-hidden border-line border-b bg-raised">
            <SpanLanesAxis view={view} clock={clock} axis={axis} widthPx={width} />
          </div>
          {above === undefined ? null : (
            <>
              {names ? (
                <div
                  aria-hidden="true"
                  className="sticky z-20 border-line border-b bg-raised px-2 py-1 text-2xs text-ink-muted"
                  style={{ top: AXIS_PX, height: above.heightPx }}
                >
                  {above.label}
                </div>
              ) : null}
              <div
                aria-hidden="true"
                className="sticky z-20 overflow-hidden border-line border-b bg-raised"
                style={{ top: AXIS_PX, height: above.heightPx }}
              >
                <SpanLanesGrid view={view} axis={axis} />
                {above.draw(view)}
              </div>
            </>
          )}
          {names ? (
            <ul aria-hidden="true" className="relative" style={{ height: lanes.length * lanePx }}>
              {layout.lanes.map(({ lane }, index) => (
                <li
                  key={lane.id}
                  title={lane.label}
                  className="absolute inset-x-0 truncate border-line border-b px-2 text-2xs text-ink-muted"
                  style={{ top: (first + index) * lanePx, height: lanePx, lineHeight: `${lanePx}px` }}
                >
                  {lane.label}
                </li>
              ))}
            </ul>
          ) : null}
          <div ref={plot} className="relative overflow-hidden" style={{ height: lanes.length * lanePx }}>
            <SpanLanesGrid view={view} axis={axis} />
            {layout.lanes.map(({ lane, marks }, index) => (
              <div
                key={lane.id}
                className="absolute inset-x-0 border-line border-b"
                style={{ top: (first + index) * lanePx, height: lanePx }}
              >
                {marks.map((mark) => (
                  <SpanLanesMark key={mark.first.id} mark={mark} view={view} tones={tones} active={mark === shown} />
                ))}
              </div>
            ))}
            {brush.stretch === null ? null : (
              <span
                aria-hidden="true"
                className="absolute inset-y-0 z-10 border-accent border-x bg-accent/15"
                style={toStyle(brush.stretch, view)}
              />
            )}
            <div
              role="listbox"
              tabIndex={0}
              aria-label={`${label}. Arrow keys read them, plus and minus zoom, 0 shows all, Enter opens.`}
              aria-activedescendant={`${id}-read`}
              onKeyDown={handleKey}
              {...brush.handlers}
              className="absolute inset-0 z-10 cursor-crosshair touch-pan-y select-none rounded-sm focus-visible:-outline-offset-2"
            >
              <div id={`${id}-read`} role="option" tabIndex={-1} aria-selected={spoken !== null} className="sr-only">
                {spoken === null ? summary : `${spoken.what}. ${spoken.times}`}
              </div>
            </div>
          </div>
        </div>
      </div>
      <SpanLanesReadout told={told} several={(shown?.count ?? 0) > 1} canPick={onPick !== undefined} />
    </figure>
  );
}

function toStyle(stretch: View, view: View) {
  const { left, width } = toPlace(stretch, view);
  return { left: `${left}%`, width: `${width}%` };
}

/** The lanes in view at their places among all. */
function toAll(lanes: readonly Lane[], shown: readonly LaneMarks[], first: number): LaneMarks[] {
  return lanes.map((lane, index) => shown[index - first] ?? { lane, marks: NOTHING, before: 0, after: 0 });
}
