import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import { createFakeClock } from './fake-clock.fixture.ts';
import { listPages } from './pages.ts';

type Output = { rows: string[]; next?: string | null };

/** Walks a listing that `answer` gives by token and call number; each call takes `msPerCall` of the clock. */
async function walk(
  answer: (token: string | null, call: number) => Output | ProblemError,
  options: { msPerCall?: number; startToken?: string; maxCalls?: number } = {},
) {
  const clock = createFakeClock();
  const restarts: Problem[] = [];
  const pages: string[][] = [];
  let calls = 0;
  let problem: Problem | null = null;
  const listing = listPages({
    operation: 'glue:ListSessions',
    async fetchPage(token) {
      calls += 1;
      if (calls > (options.maxCalls ?? 5_000)) throw new Error('the listing does not stop');
      await clock.advance(options.msPerCall ?? 1);
      const output = answer(token, calls);
      if (output instanceof ProblemError) throw output;
      return output;
    },
    tokenOf: (output: Output) => output.next,
    toPage: (output) => output.rows,
    keysOf: (page) => page,
    startToken: options.startToken ?? null,
    onRestart: (restart) => restarts.push(restart),
    clock,
  });
  try {
    for await (const page of listing) pages.push(page);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    problem = error.problem;
  }
  return { pages, calls, problem, restarts };
}

const refusal = () => new ProblemError({ kind: 'invalid_request', message: 'no such token' });

describe('an orderly listing', () => {
  test('yields every page and ends with the last, by absent, null or empty token', async () => {
    for (const last of [undefined, null, '']) {
      const { pages, problem } = await walk((token) =>
        token === null ? { rows: ['a'], next: 'A' } : { rows: ['b'], ...(last === undefined ? {} : { next: last }) },
      );
      expect(pages).toEqual([['a'], ['b']]);
      expect(problem).toBeNull();
    }
  });

  test('is a broken one where its token is no text, after the page that came with it', async () => {
    for (const next of [7, 0, false, {}, ['A']]) {
      const { pages, problem } = await walk(() => ({ rows: ['a'], next: next as never }));
      expect(pages).toEqual([['a']]);
      expect(problem).toMatchObject({ kind: 'bad_response', operation: 'glue:ListSessions' });
    }
  });

  test('never stops for length', async () => {
    const { pages, problem } = await walk(
      (_, call) => ({ rows: [`r${call}`], next: call < 4_000 ? `t${call}` : null }),
      { msPerCall: 1_000 },
    );
    expect(pages).toHaveLength(4_000);
    expect(problem).toBeNull();
  });

  test('yields each page before it asks for the next', async () => {
    const asked: (string | null)[] = [];
    const listing = listPages({
      operation: 'x:List',
      async fetchPage(token) {
        asked.push(token);
        return { rows: [String(token)], next: token === null ? 'A' : 'B' };
      },
      tokenOf: (output: Output) => output.next,
      toPage: (output) => output.rows,
      keysOf: (page) => page,
    });
    await listing.next();
    expect(asked).toEqual([null]);
    await listing.next();
    expect(asked).toEqual([null, 'A']);
    await listing.return();
    expect(asked).toEqual([null, 'A']);
  });

  test('begins at a given token', async () => {
    const { pages } = await walk((token) => ({ rows: [String(token)], next: null }), { startToken: 'S' });
    expect(pages).toEqual([['S']]);
  });

  test('any listing without a fault is walked to its end, empty pages included (property)', async () => {
    const page = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.constant(0) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 20 }), async (sizes) => {
        const { pages, problem } = await walk((_, call) => ({
          rows: Array.from({ length: sizes[call - 1] ?? 0 }, (_row, index) => `${call}/${index}`),
          next: call < sizes.length ? `t${call}` : '',
        }));
        expect(problem).toBeNull();
        expect(pages.map((rows) => rows.length)).toEqual(sizes);
      }),
    );
  });
});

describe('F-27 a listing that does not get on', () => {
  test('the same token: two pages', async () => {
    const { pages, calls, problem } = await walk((_, call) => ({ rows: [`r${call}`], next: 'A' }));
    expect({ calls, pages: pages.length, kind: problem?.kind }).toEqual({
      calls: 2,
      pages: 2,
      kind: 'listing_truncated',
    });
  });

  test('A, B, A, B: three pages; a cycle of three: four', async () => {
    for (const length of [2, 3]) {
      const { calls, problem } = await walk((_, call) => ({ rows: [`r${call}`], next: `t${call % length}` }));
      expect(calls).toBe(length + 1);
      expect(problem?.kind).toBe('listing_truncated');
    }
  });

  test('a new token each time, for ever the same rows: ended after a minute without a new one', async () => {
    const { calls, pages, problem } = await walk((_, call) => ({ rows: ['r'], next: `t${call}` }), {
      msPerCall: 1_000,
    });
    expect(calls).toBe(61);
    expect(pages).toHaveLength(61);
    expect(problem).toMatchObject({ kind: 'listing_truncated', operation: 'glue:ListSessions' });
  });

  test('slow but with a new row now and then goes on', async () => {
    const { problem, calls } = await walk(
      (_, call) => ({ rows: [`r${Math.floor(call / 50)}`], next: call < 500 ? `t${call}` : null }),
      { msPerCall: 1_000 },
    );
    expect({ problem, calls }).toEqual({ problem: null, calls: 500 });
  });
});

describe('F-28 empty pages with a token', () => {
  test.each([1, 20])('%i in a row: the listing goes on', async (empty) => {
    const { pages, problem } = await walk((_, call) =>
      call <= empty ? { rows: [], next: `t${call}` } : { rows: ['r'], next: null },
    );
    expect(problem).toBeNull();
    expect(pages.at(-1)).toEqual(['r']);
  });

  test('21 in a row: truncated', async () => {
    const { calls, problem } = await walk((_, call) => ({ rows: [], next: `t${call}` }));
    expect({ calls, kind: problem?.kind }).toEqual({ calls: 21, kind: 'listing_truncated' });
  });

  test('a row between them starts the count again', async () => {
    const { problem } = await walk((_, call) => ({
      rows: call % 20 === 0 ? [`r${call}`] : [],
      next: call < 200 ? `t${call}` : null,
    }));
    expect(problem).toBeNull();
  });
});

describe('F-30 a token refused in the middle', () => {
  test.each([2, 50])('on page %i: begins again once and says so', async (at) => {
    let refused = false;
    const { pages, problem, restarts } = await walk((token) => {
      const page = token === null ? 1 : Number(token) + 1;
      if (page === at && !refused) {
        refused = true;
        return refusal();
      }
      return { rows: [`r${page}`], next: page < 60 ? String(page) : null };
    });
    expect(problem).toBeNull();
    expect(restarts).toMatchObject([{ kind: 'listing_restarted', operation: 'glue:ListSessions' }]);
    expect(new Set(pages.flat()).size).toBe(60);
    expect(pages).toHaveLength(at - 1 + 60);
  });

  test('refused again: truncated, what came is kept', async () => {
    const { pages, problem, restarts } = await walk((token) =>
      token === null ? { rows: ['a'], next: 'A' } : refusal(),
    );
    expect(pages).toEqual([['a'], ['a']]);
    expect(restarts).toHaveLength(1);
    expect(problem?.kind).toBe('listing_truncated');
  });

  test('a refusal of the first page or of the token given is thrown as it is', async () => {
    expect((await walk(() => refusal())).problem?.kind).toBe('invalid_request');
    expect((await walk(() => refusal(), { startToken: 'S' })).problem?.kind).toBe('invalid_request');
  });

  test('any other failure in the middle is thrown as it is, after the pages that came', async () => {
    const denied = new ProblemError({ kind: 'access_denied', message: 'no' });
    const { pages, problem, restarts } = await walk((token) => (token === null ? { rows: ['a'], next: 'A' } : denied));
    expect({ pages, kind: problem?.kind, restarts }).toEqual({ pages: [['a']], kind: 'access_denied', restarts: [] });
  });
});

test('F-29 a token of 400 kB is remembered by its hash and repeats are seen', async () => {
  const token = 'x'.repeat(400_000);
  const { calls, problem } = await walk((_, call) => ({ rows: [`r${call}`], next: token }));
  expect({ calls, kind: problem?.kind }).toEqual({ calls: 2, kind: 'listing_truncated' });
  expect(JSON.stringify(problem)).not.toContain('xxxx');
});
