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
};

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

/** Adds up the work of a session. */
export function summariseWork(works: readonly Work[]): WorkSummary {
  let busyMs = 0;
  let open: { fromMs: number; toMs: number } | null = null;
  for (const span of toSpans(works)) {
    if (open !== null && span.fromMs <= open.toMs) {
      open.toMs = Math.max(open.toMs, span.toMs);
      continue;
    }
    if (open !== null) busyMs += open.toMs - open.fromMs;
    open = { ...span };
  }
  const lasting = open !== null && open.toMs === Number.POSITIVE_INFINITY;
  if (open !== null && !lasting) busyMs += open.toMs - open.fromMs;
  const count = (wanted: Work['state']) => works.filter(({ state }) => state === wanted).length;
  return {
    total: works.length,
    running: count('running'),
    waiting: count('waiting'),
    lastEndedMs: latest(works.filter(({ state }) => state === 'over').map(({ startMs, endMs }) => endMs ?? startMs)),
    busyMs,
    busySinceMs: lasting && open !== null ? open.fromMs : null,
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
  return {
    kind,
    total,
    running,
    waiting,
    lastEndedAt: lastEndedMs === null ? null : new Date(lastEndedMs).toISOString(),
    busySeconds: Math.round(workedMs / 1000),
    idleSeconds: lifeMs === null ? null : Math.round((lifeMs - workedMs) / 1000),
  };
}
