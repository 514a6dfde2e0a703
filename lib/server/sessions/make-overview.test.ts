import { afterEach, expect, it, vi } from 'vitest';
import { BOOK, toEndedSession } from '../../cost/cost.fixture.ts';
import { NOW_MS } from '../../domain/session.fixture.ts';
import { parseFilters } from '../../filters/codec.ts';
import { makeOverview } from './make-overview.ts';
import type { Selection } from './select-sessions.ts';

const SESSIONS = 200;
/** Every row is looked at for the range's money twice and for its counts once, and once for today's. */
const LOOKS = 4 * SESSIONS;

afterEach(() => vi.restoreAllMocks());

it('lets others be served after each row where a row takes long', async () => {
  // A clock by which every look at it is a slice later.
  let ms = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    ms += 10;
    return ms;
  });
  const sessions = Array.from({ length: SESSIONS }, (_, place) =>
    toEndedSession('glue', {
      key: `glue/210987654321/us-east-1/-/${place}`,
      phase: place % 2 === 0 ? 'idle' : 'failed',
    }),
  );
  const selection: Selection = {
    sessions,
    sources: [],
    missingSources: 0,
    undecided: 0,
    notReported: 0,
    complete: true,
    asOf: new Date(NOW_MS).toISOString(),
  };
  let turns = 0;
  let made = false;
  const serve = () => {
    turns += 1;
    if (!made) setImmediate(serve);
  };
  setImmediate(serve);
  const { filters } = parseFilters(new URLSearchParams('range=all'));
  const selected = { nowMs: NOW_MS, collected: [], of: { range: selection, today: selection } };
  const { overview, live } = await makeOverview(selected, { filters, tz: 'UTC' }, BOOK);
  made = true;
  expect([overview.sessions, live.length, overview.failuresTotal]).toEqual([SESSIONS, SESSIONS / 2, SESSIONS / 2]);
  expect(turns).toBeGreaterThanOrEqual(LOOKS);
});
