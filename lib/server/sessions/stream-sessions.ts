import type { Session } from '../../domain/session.ts';
import type { Source, SourceStatus } from '../../domain/source.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import { toMatcher } from '../../filters/match.ts';
import type { EndFrame, Frame, SourceFrame } from '../../stream/frame.ts';
import { authorize } from '../auth/authorize.ts';
import type { CollectedSource } from '../collect/collected-source.ts';
import type { Collector } from '../collect/collector.ts';
import type { Subscription } from '../collect/subscription.ts';
import { relevantSources } from './relevant-sources.ts';
import type { VerbContext } from './verb-context.ts';

export type StreamQuery = {
  filters: SessionFilters;
  live: boolean;
  /** Pages in the form of our own pages, which is smaller and not meant for others. */
  packed: boolean;
};

const PAGE_ROWS = 250;
const BEAT_MS = 15_000;
/** Progress of a source is told this often at most; its last word always. */
const PROGRESS_MS = 100;
/** In a live stream an `end` follows the one before after this long at the soonest. */
const END_MS = 1_000;

/** The frames of `GET /api/sessions`: what is known at once, then news as it comes, and an `end` that tells the truth. */
export function streamSessions(
  { collector, principal, now }: VerbContext,
  query: Pick<StreamQuery, 'filters' | 'live'>,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  authorize(principal, 'sessions.list');
  return frames(collector, query, signal, now);
}

async function* frames(
  collector: Collector,
  { filters, live }: Pick<StreamQuery, 'filters' | 'live'>,
  signal: AbortSignal,
  now: () => number,
): AsyncGenerator<Frame> {
  const sources = relevantSources(filters, await collector.sources());
  const { generation } = collector;
  const viewer = collector.subscribe();
  try {
    const view = new View(sources, filters, now);
    for (const source of sources) {
      viewer.source(source.id);
      for (const key of source.keysNewestFirst()) viewer.changed(key);
      void source.sweepIfDue();
    }
    let lastFrameMs = now();
    let lastSourcesMs = Number.NEGATIVE_INFINITY;
    let lastEndMs = Number.NEGATIVE_INFINITY;
    let lastEnd: EndFrame | null = null;
    let news = true;
    while (!signal.aborted && collector.generation === generation) {
      if (viewer.hasSources && (now() - lastSourcesMs >= PROGRESS_MS || view.settled)) {
        lastSourcesMs = lastFrameMs = now();
        news = true;
        yield* view.sourceFrames(viewer.takeSources());
      }
      if (viewer.hasRows) {
        lastFrameMs = now();
        news = true;
        yield* view.rowFrames(viewer);
        continue;
      }
      if (news && view.settled && now() - lastEndMs >= (live ? END_MS : 0)) {
        const end = view.end(viewer);
        if (!end) continue;
        news = false;
        lastEndMs = now();
        if (!live || !sameEnd(end, lastEnd)) {
          lastFrameMs = now();
          yield end;
        }
        if (!live) return;
        lastEnd = end;
      }
      if (now() - lastFrameMs >= BEAT_MS) {
        lastFrameMs = now();
        yield { type: 'beat' };
      }
      const waitMs = viewer.hasSources ? PROGRESS_MS : news && view.settled ? END_MS : BEAT_MS;
      if (!viewer.hasRows) await viewer.wait(waitMs, signal);
    }
  } finally {
    collector.unsubscribe(viewer);
  }
}

/** What one viewer has been sent, and what follows from it. */
class View {
  readonly #sources: ReadonlyMap<string, CollectedSource>;
  readonly #filters: SessionFilters;
  readonly #now: () => number;
  readonly #sent = new Set<string>();
  /** How each source stood when it was last told of. */
  readonly #told = new Map<string, SourceStatus>();

  constructor(sources: readonly CollectedSource[], filters: SessionFilters, now: () => number) {
    this.#sources = new Map(sources.map((source) => [source.id, source]));
    this.#filters = filters;
    this.#now = now;
  }

  get settled(): boolean {
    for (const source of this.#sources.values()) if (source.sweeping) return false;
    return true;
  }

  *sourceFrames(ids: readonly string[]): Generator<SourceFrame> {
    for (const id of ids) {
      const source = this.#sources.get(id);
      if (!source) continue;
      const described = source.describe();
      this.#told.set(id, described.status);
      yield toSourceFrame(described);
    }
  }

  *rowFrames(viewer: Subscription): Generator<Frame> {
    const matches = this.#matcher();
    const pages = new Map<string, { source: string; stale: boolean; sessions: Session[] }>();
    const gone = viewer.takeRemoved(PAGE_ROWS).filter((key) => this.#sent.delete(key));
    for (const key of viewer.takeChanged(PAGE_ROWS)) {
      const source = this.#sourceOf(key);
      const row = source?.session(key);
      if (!source || !row) continue;
      if (matches(row) !== 'in') {
        if (this.#sent.delete(key)) gone.push(key);
        continue;
      }
      this.#sent.add(key);
      const pageKey = `${source.id} ${row.stale}`;
      const page = pages.get(pageKey) ?? { source: source.id, stale: row.stale, sessions: [] };
      page.sessions.push(row);
      pages.set(pageKey, page);
    }
    for (const page of pages.values()) yield { type: 'page', ...page };
    if (gone.length > 0) yield { type: 'remove', keys: gone };
  }

  /**
   * The end of a sweep. Null where time alone (a range that moves on, an idle time that grows) changed what belongs to
   * the viewer: those rows are news first. So is a source that came to stand otherwise while its frame was being read.
   */
  end(viewer: Subscription): EndFrame | null {
    const matches = this.#matcher();
    let undecided = 0;
    let stale = 0;
    let asOfMs = this.#now();
    let complete = this.#sources.size > 0;
    let restated = false;
    for (const source of this.#sources.values()) {
      if (source.status !== 'ok') complete = false;
      if (source.status !== this.#told.get(source.id)) {
        viewer.source(source.id);
        restated = true;
      }
      asOfMs = Math.min(asOfMs, source.fetchedAtMs ?? asOfMs);
      for (const row of source.sessions()) {
        const verdict = matches(row);
        if (verdict === 'undecided') undecided += 1;
        if (verdict === 'in' && row.stale) stale += 1;
        if ((verdict === 'in') !== this.#sent.has(row.key)) viewer.changed(row.key);
      }
    }
    if (viewer.hasRows || restated) return null;
    return {
      type: 'end',
      complete: complete && undecided === 0 && stale === 0,
      count: this.#sent.size,
      undecided,
      asOf: new Date(asOfMs).toISOString(),
    };
  }

  #matcher(): ReturnType<typeof toMatcher> {
    return toMatcher(this.#filters, this.#now());
  }

  #sourceOf(key: string): CollectedSource | undefined {
    return this.#sources.get(key.split('/', 3).join('/'));
  }
}

function sameEnd(a: EndFrame, b: EndFrame | null): boolean {
  return (
    b !== null && a.complete === b.complete && a.count === b.count && a.undecided === b.undecided && a.asOf === b.asOf
  );
}

function toSourceFrame(source: Source): SourceFrame {
  const { id, demo, status, rows, parts, details, fetchedAt, problem } = source;
  return {
    type: 'source',
    source: id,
    demo,
    status,
    rows,
    parts,
    details,
    fetchedAt,
    ...(problem && { problem }),
  };
}
