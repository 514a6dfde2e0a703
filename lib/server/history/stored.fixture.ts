import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isHistoryError } from './history-error.ts';
import type { StoredSession, Transition } from './store.ts';

export const SOURCE = 'glue/210987654321/us-east-1';

export function aSession(id: string, changes: Partial<StoredSession> = {}): StoredSession {
  return {
    key: `${SOURCE}/-/${id}`,
    source: SOURCE,
    row: JSON.stringify({ id, state: 'READY' }),
    record: JSON.stringify({ session: { id } }),
    asks: '{}',
    work: null,
    createdMs: 1_000,
    endedMs: null,
    firstSeenMs: 2_000,
    lastSeenMs: 3_000,
    goneMs: null,
    live: true,
    ...changes,
  };
}

export function aTransition(id: string, changes: Partial<Transition> = {}): Transition {
  return {
    key: `${SOURCE}/-/${id}`,
    from: 'PROVISIONING',
    to: 'READY',
    fromPhase: 'starting',
    toPhase: 'ready',
    seenBeforeMs: 2_500,
    seenMs: 3_000,
    ...changes,
  };
}

/** A folder of its own for a test, gone after it. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sparktally-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function kindOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work);
    return 'none';
  } catch (error) {
    return isHistoryError(error) ? error.kind : `not ours: ${String(error)}`;
  }
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
