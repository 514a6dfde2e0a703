import { isLive } from '../../domain/phase.ts';
import type { Session } from '../../domain/session.ts';
import { sourceId } from '../../domain/source.ts';
import type { StoredSession } from './store.ts';

/** A row as the recorder hands it over, seen at a moment. */
export function toStoredRow(row: Session, lastSeenMs: number, changes: Partial<StoredSession> = {}): StoredSession {
  return {
    key: row.key,
    source: sourceId(row.service, row.account, row.region),
    row: JSON.stringify({ ...row, stale: false }),
    record: '{}',
    asks: '{}',
    work: null,
    createdMs: row.createdAt === null ? lastSeenMs : Date.parse(row.createdAt),
    endedMs: row.endedAt === null ? null : Date.parse(row.endedAt),
    firstSeenMs: lastSeenMs,
    lastSeenMs,
    goneMs: null,
    live: isLive(row.phase),
    ...changes,
  };
}
