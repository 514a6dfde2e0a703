/** A statement or calculation: when it began and ended, epoch milliseconds, where that is told. */
export type Work = { state: 'waiting' | 'running' | 'over'; startMs: number | null; endMs: number | null };

/** What all work of a session comes to. Milliseconds; times are epoch milliseconds. */
export type WorkSummary = {
  total: number;
  running: number;
  waiting: number;
  /** When the last of what is over ended. */
  lastEndedMs: number | null;
  /** Time with at least one at work, of what is over; two at once count once. */
  busyMs: number;
  /** Since when something has been at work without a pause; null where nothing is. */
  busySinceMs: number | null;
  /** When the first of what has begun began; null where nothing has, or that is not told. */
  firstStartedMs: number | null;
  /** The pauses between two works, oldest first: the longest of them where there are very many. */
  gaps: readonly { fromMs: number; toMs: number }[];
  /** Time of the pauses that are not among them. */
  otherGapsMs: number;
  /** When the work was read. */
  readMs: number | null;
};

/** More pauses than a person will look at; what is kept of a session stays small. */
const MOST_GAPS = 200;

/** What a session's page is told of its work. Seconds; times are ISO-8601 UTC. */
export type Activity = {
  kind: 'statements' | 'calculations';
  total: number;
  running: number;
  waiting: number;
  lastEndedAt: string | null;
  busySeconds: number;
  /** The rest of the session's life so far; null where its bounds are not known. */
  idleSeconds: number | null;
};

function latest(times: readonly (number | null)[]): number | null {
  return times.reduce((late, time) => (time !== null && (late === null || time > late) ? time : late), null);
}

/** Work that is over without a time of its end counts as a moment; work without a beginning only in the numbers. */
function toSpans(works: readonly Work[]): { fromMs: number; toMs: number }[] {
  return works
    .filter(({ state }) => state !== 'waiting')
    .flatMap(({ state, startMs, endMs }) => {
      if (startMs === null) return [];
      const toMs = state === 'running' ? Number.POSITIVE_INFINITY : Math.max(startMs, endMs ?? startMs);
      return [{ fromMs: startMs, toMs }];
    })
    .sort((left, right) => left.fromMs - right.fromMs);
}

/** Adds up the work of a session, as it was read at `readMs` (epoch ms). */
export function summariseWork(works: readonly Work[], readMs: number | null = null): WorkSummary {
  let busyMs = 0;
  const gaps: { fromMs: number; toMs: number }[] = [];
  let open: { fromMs: number; toMs: number } | null = null;
  const spans = toSpans(works);
  for (const span of spans) {
    if (open !== null && span.fromMs <= open.toMs) {
      open.toMs = Math.max(open.toMs, span.toMs);
      continue;
    }
    if (open !== null) {
      busyMs += open.toMs - open.fromMs;
      gaps.push({ fromMs: open.toMs, toMs: span.fromMs });
    }
    open = { ...span };
  }
  const lasting = open !== null && open.toMs === Number.POSITIVE_INFINITY;
  if (open !== null && !lasting) busyMs += open.toMs - open.fromMs;
  const count = (wanted: Work['state']) => works.filter(({ state }) => state === wanted).length;
  return {
    total: works.length,
    running: count('running'),
    waiting: count('waiting'),
    lastEndedMs: latest(
      works.filter(({ state }) => state === 'over').map(({ startMs, endMs }) => latest([startMs, endMs])),
    ),
    busyMs,
    busySinceMs: lasting && open !== null ? open.fromMs : null,
    firstStartedMs: spans[0]?.fromMs ?? null,
    ...chooseGaps(gaps),
    readMs,
  };
}

function chooseGaps(gaps: readonly { fromMs: number; toMs: number }[]): Pick<WorkSummary, 'gaps' | 'otherGapsMs'> {
  if (gaps.length <= MOST_GAPS) return { gaps, otherGapsMs: 0 };
  const length = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => toMs - fromMs;
  const longest = new Set(gaps.toSorted((a, b) => length(b) - length(a)).slice(0, MOST_GAPS));
  const others = gaps.filter((gap) => !longest.has(gap));
  return {
    gaps: gaps.filter((gap) => longest.has(gap)),
    otherGapsMs: others.reduce((sum, gap) => sum + length(gap), 0),
  };
}

/** The work of a session within its life, which for a running one reaches to now. Never negative. */
export function toActivity(
  kind: Activity['kind'],
  summary: WorkSummary,
  { startMs, endMs }: { startMs: number | null; endMs: number | null },
): Activity {
  const { total, running, waiting, lastEndedMs, busyMs, busySinceMs } = summary;
  const openMs = busySinceMs === null || endMs === null ? 0 : Math.max(0, endMs - busySinceMs);
  const lifeMs = startMs === null || endMs === null ? null : Math.max(0, endMs - startMs);
  const workedMs = lifeMs === null ? busyMs + openMs : Math.min(lifeMs, busyMs + openMs);
  // Since when what runs has run is not told: nor is then how long the rest idled.
  const untold = running > 0 && busySinceMs === null;
  const busySeconds = Math.round(workedMs / 1000);
  return {
    kind,
    total,
    running,
    waiting,
    lastEndedAt: lastEndedMs === null ? null : new Date(lastEndedMs).toISOString(),
    busySeconds,
    idleSeconds: lifeMs === null || untold ? null : Math.round(lifeMs / 1000) - busySeconds,
  };
}
