import type { Session } from '../domain/session.ts';
import type { EndFrame, Frame, SourceFrame } from '../stream/frame.ts';

/** A row, and the source that it belongs to. */
export type SeedRow = { session: Session; source: string };

type Row = SeedRow & { connection: number };

/** What one list knows: rows by key, sources by id, and the last `end`. Knows nothing of time or of the network. */
export type SessionRows = {
  apply: (frame: Frame) => void;
  /** A new connection: what is there stays, and counts as unconfirmed until it is sent again. */
  beginConnection: () => void;
  /** Whether anything but beats came since the last `end`: a stream that closes now was cut. */
  isMidSweep: () => boolean;
  /**
   * Rows that the server has just told otherwise, of a list that has never been whole. They count as confirmed while the
   * first connection lasts, and go at its end where it has not sent them.
   */
  offer: (news: readonly SeedRow[]) => void;
  sessions: () => readonly Session[];
  toSeed: () => SeedRow[];
  unconfirmed: () => ReadonlySet<string>;
  sources: () => readonly SourceFrame[];
  end: () => EndFrame | null;
  /** Whether the last `end` was sent by the present connection. */
  endedNow: () => boolean;
};

const NONE: ReadonlySet<string> = new Set();

/** `seed` are rows of another list of the same estate: shown at once, unconfirmed. */
export function createSessionRows(seed: readonly SeedRow[] = []): SessionRows {
  // Maps, because a key is somebody's text: `__proto__` is a key like any other.
  const rows = new Map<string, Row>(seed.map((row) => [row.session.key, { ...row, connection: 0 }]));
  const sources = new Map<string, SourceFrame>();
  const seen = new Set<string>();
  const offered = new Set<string>();
  let connection = 0;
  let midSweep = true;
  let end: EndFrame | null = null;
  let endedIn = -1;
  let list: readonly Session[] | null = null;
  let sourceList: readonly SourceFrame[] | null = null;
  let unconfirmed: ReadonlySet<string> | null = null;

  function setRow(session: Session, source: string): void {
    const known = rows.get(session.key);
    if (known === undefined) rows.set(session.key, { session, source, connection });
    else Object.assign(known, { session, source, connection });
    list = null;
    if (known !== undefined && known.connection !== connection) unconfirmed = null;
  }

  /** A row that a finished sweep did not send exists no longer; where the sweep has gaps nothing is known of it. */
  function dropVanished(complete: boolean): void {
    for (const [key, row] of rows) {
      if (row.connection === connection) continue;
      const whole = complete || (seen.has(row.source) && sources.get(row.source)?.status === 'ok');
      if (whole && rows.delete(key)) list = null;
    }
    unconfirmed = null;
  }

  function toUnconfirmed(): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const [key, row] of rows) if (row.connection !== connection && !offered.has(key)) keys.add(key);
    return keys.size === 0 ? NONE : keys;
  }

  return {
    offer(news) {
      if (end !== null) return;
      for (const row of news) {
        const { key } = row.session;
        if (rows.has(key)) continue;
        rows.set(key, { ...row, connection: 0 });
        if (connection <= 1) offered.add(key);
        list = null;
        unconfirmed = null;
      }
    },
    beginConnection() {
      if (connection > 0) offered.clear();
      connection += 1;
      midSweep = true;
      seen.clear();
      unconfirmed = null;
    },
    apply(frame) {
      if (frame.type === 'beat') return;
      midSweep = frame.type !== 'end';
      if (frame.type === 'page') {
        unconfirmed = null;
        for (const session of frame.sessions) {
          setRow(frame.stale && !session.stale ? { ...session, stale: true } : session, frame.source);
        }
      } else if (frame.type === 'source') {
        sources.set(frame.source, frame);
        seen.add(frame.source);
        sourceList = null;
      } else if (frame.type === 'remove') {
        for (const key of frame.keys) if (rows.delete(key)) list = null;
        unconfirmed = null;
      } else {
        end = frame;
        endedIn = connection;
        offered.clear();
        for (const id of sources.keys()) if (!seen.has(id) && sources.delete(id)) sourceList = null;
        dropVanished(frame.complete);
      }
    },
    isMidSweep: () => midSweep,
    toSeed: () => Array.from(rows.values(), ({ session, source }) => ({ session, source })),
    sessions() {
      list ??= Array.from(rows.values(), (row) => row.session);
      return list;
    },
    unconfirmed() {
      unconfirmed ??= toUnconfirmed();
      return unconfirmed;
    },
    sources() {
      sourceList ??= [...sources.values()].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
      return sourceList;
    },
    end: () => end,
    endedNow: () => endedIn === connection,
  };
}
