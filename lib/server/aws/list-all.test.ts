import { describe, expect, test } from 'vitest';
import { ProblemError } from '../errors.ts';
import { createFakeClock } from './fake-clock.fixture.ts';
import { findProblem } from './gateway.contract.ts';
import { listAll } from './list-all.ts';

type Row = { key: string | null; value: number };
type Answer = { rows: Row[]; next?: string };

const OPERATION = 'glue:ListStatements';

/** A listing whose every call takes five seconds of its clock. */
function list(answer: (token: string | null) => Answer): Promise<Row[]> {
  const clock = createFakeClock();
  return listAll<Answer, Row>({
    operation: OPERATION,
    clock,
    fetchPage: async (token) => {
      await clock.advance(5_000);
      return answer(token);
    },
    tokenOf: ({ next }) => next,
    toPage: ({ rows }) => rows,
    keyOf: ({ key }) => key,
  });
}

const PAGES: Record<string, Answer> = {
  first: {
    rows: [
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
    ],
    next: 'second',
  },
  second: {
    rows: [
      { key: 'b', value: 3 },
      { key: 'c', value: 4 },
    ],
  },
};
const pageOf = (token: string | null) => PAGES[token ?? 'first'] ?? { rows: [] };

describe('a whole listing', () => {
  test('holds an item that was sent twice once, as it was sent last', async () => {
    expect(await list(pageOf)).toEqual([
      { key: 'a', value: 1 },
      { key: 'b', value: 3 },
      { key: 'c', value: 4 },
    ]);
  });

  test('keeps each item that came without what tells it apart', async () => {
    const rows = [
      { key: null, value: 1 },
      { key: null, value: 1 },
      { key: 'a', value: 1 },
    ];
    expect(await list(() => ({ rows }))).toEqual(rows);
  });

  test('that began again holds nothing of the first try', async () => {
    let tries = 0;
    const rows = await list((token) => {
      if (token === null && tries > 0) return { rows: [{ key: 'z', value: 9 }] };
      if (token === null) return pageOf(null);
      tries += 1;
      throw new ProblemError({ kind: 'invalid_request', operation: OPERATION, message: 'the token has expired' });
    });
    expect(rows).toEqual([{ key: 'z', value: 9 }]);
  });

  test('that breaks in the middle fails as a whole', async () => {
    const broken = list((token) => {
      if (token === null) return pageOf(null);
      throw new ProblemError({ kind: 'service_error', operation: OPERATION, message: 'no' });
    });
    expect(await findProblem(broken)).toMatchObject({ kind: 'service_error' });
  });

  test('F-27: that repeats its token fails as a truncated one', async () => {
    const endless = list(() => ({ rows: [{ key: 'a', value: 1 }], next: 'same' }));
    expect(await findProblem(endless)).toMatchObject({ kind: 'listing_truncated', operation: OPERATION });
  });

  test('F-27: of nothing but items without a key comes to an end', async () => {
    let pages = 0;
    const endless = list(() => {
      pages += 1;
      return { rows: [{ key: null, value: pages }], next: `token ${pages}` };
    });
    expect(await findProblem(endless)).toMatchObject({ kind: 'listing_truncated', operation: OPERATION });
    expect(pages).toBe(13);
  });
});
