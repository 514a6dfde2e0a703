/** Something that lasted, on a lane. Times are epoch milliseconds; `toMs` is never before `fromMs`. */
export type Span = {
  id: string;
  fromMs: number;
  toMs: number;
  /** Names its look among the chart's tones. */
  tone: string;
  /** It had not ended when it was read: what is drawn reaches to then. */
  open?: boolean;
};
export type Lane = {
  id: string;
  label: string;
  /** What its spans are, in the plural: `statements`. */
  many: string;
  spans: readonly Span[];
};
/** The stretch of time that is shown. */
export type View = { fromMs: number; toMs: number };

/** What is drawn: one span, or several that lie too close together to be told apart. */
export type Mark = {
  fromMs: number;
  toMs: number;
  /** How many spans it stands for. */
  count: number;
  /** The first and the last of them, by their beginning. */
  first: Span;
  last: Span;
  /** How many of them have which tone; tones in the order in which they were met. */
  tones: readonly { tone: string; count: number }[];
};

export type LaneMarks = {
  lane: Lane;
  marks: readonly Mark[];
  /** Spans that ended before the view, and that begin after it. */
  before: number;
  after: number;
};
export type LanesLayout = {
  lanes: readonly LaneMarks[];
  /** Spans narrower than this were merged with their neighbours; pixels. */
  grainPx: number;
  /** How many marks stand for several spans. */
  merged: number;
};

/** A merged mark covers no more than this many grains, so that a busy hour does not become one bar. */
const WIDEST_GRAINS = 4;
/** Far beyond any screen. */
const COARSEST_PX = 2 ** 40;

const byBeginning = new WeakMap<readonly Span[], readonly Span[]>();

/** The spans in order of their beginning; sorted once for each list. */
export function toSorted(spans: readonly Span[]): readonly Span[] {
  const known = byBeginning.get(spans);
  if (known !== undefined) return known;
  const sorted = spans.toSorted((left, right) => left.fromMs - right.fromMs || left.toMs - right.toMs);
  byBeginning.set(spans, sorted);
  return sorted;
}

type OpenMark = { fromMs: number; toMs: number; count: number; first: Span; last: Span; tones: Map<string, number> };

function mergeLane(lane: Lane, view: View, msPerPx: number, grainPx: number): LaneMarks {
  const grainMs = grainPx * msPerPx;
  const marks: OpenMark[] = [];
  let before = 0;
  let after = 0;
  for (const span of toSorted(lane.spans)) {
    if (span.toMs < view.fromMs) before += 1;
    else if (span.fromMs > view.toMs) after += 1;
    else {
      const open = marks.at(-1);
      const fits =
        open !== undefined &&
        span.toMs - span.fromMs < grainMs &&
        (open.count > 1 || open.toMs - open.fromMs < grainMs) &&
        span.fromMs - open.toMs < grainMs &&
        Math.max(open.toMs, span.toMs) - open.fromMs <= WIDEST_GRAINS * grainMs;
      if (fits) {
        open.toMs = Math.max(open.toMs, span.toMs);
        open.count += 1;
        open.last = span;
        open.tones.set(span.tone, (open.tones.get(span.tone) ?? 0) + 1);
      } else {
        const { fromMs, toMs, tone } = span;
        marks.push({ fromMs, toMs, count: 1, first: span, last: span, tones: new Map([[tone, 1]]) });
      }
    }
  }
  const told = marks.map(({ tones, ...mark }) => ({
    ...mark,
    tones: Array.from(tones, ([tone, count]) => ({ tone, count })),
  }));
  return { lane, marks: told, before, after };
}

/**
 * The marks of all lanes, at most `most` of them, or one a lane where there are more lanes: spans narrower than a pixel
 * are merged with their neighbours, and coarser where that is not enough. No span is lost: those of the marks, those
 * before and those after add up to the lane's. Pure; `widthPx` is the width of the view.
 */
export function layoutLanes(lanes: readonly Lane[], view: View, widthPx: number, most: number): LanesLayout {
  const width = Math.max(1, widthPx);
  const msPerPx = Math.max(1, view.toMs - view.fromMs) / width;
  for (let grainPx = 1; ; grainPx *= 2) {
    const laid = lanes.map((lane) => mergeLane(lane, view, msPerPx, grainPx));
    const marks = laid.reduce((sum, { marks: own }) => sum + own.length, 0);
    // Once the grain is wider than any span there is nothing left to merge.
    const coarsest = grainPx > COARSEST_PX || grainPx * msPerPx > longest(laid) * 2 + (view.toMs - view.fromMs) * 2;
    if (marks <= most || coarsest) {
      const merged = laid.reduce((sum, { marks: own }) => sum + own.filter(({ count }) => count > 1).length, 0);
      return { lanes: laid, grainPx, merged };
    }
  }
}

function longest(lanes: readonly LaneMarks[]): number {
  let most = 0;
  for (const { marks } of lanes) for (const { fromMs, toMs } of marks) most = Math.max(most, toMs - fromMs);
  return most;
}

/**
 * Puts spans on as few lanes as keep those of one lane apart: a first lane that is free takes each. Of more than
 * `most` lanes the last takes what is left.
 */
export function packLanes(spans: readonly Span[], most: number): Span[][] {
  const lanes: Span[][] = [];
  const freeAtMs: number[] = [];
  for (const span of toSorted(spans)) {
    const free = freeAtMs.findIndex((ms) => ms <= span.fromMs);
    const place = free >= 0 ? free : Math.min(lanes.length, most - 1);
    const lane = lanes[place];
    if (lane === undefined) lanes.push([span]);
    else lane.push(span);
    freeAtMs[place] = Math.max(freeAtMs[place] ?? span.toMs, span.toMs);
  }
  return lanes;
}

/** Where a mark is drawn, in per cent of the view; what reaches beyond it is cut. */
export function toPlace({ fromMs, toMs }: View, view: View): { left: number; width: number } {
  const length = Math.max(1, view.toMs - view.fromMs);
  const share = (ms: number) => Math.min(1, Math.max(0, (ms - view.fromMs) / length));
  return { left: share(fromMs) * 100, width: (share(toMs) - share(fromMs)) * 100 };
}
