import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCAL_PRINCIPAL } from '../auth/principal.ts';
import { isProblemError } from '../errors.ts';
import { openTestHistory } from '../history/kept-history.fixture.ts';
import { NO_HISTORY } from '../history/no-history.ts';
import { aFolder, aSession, aTransition } from '../history/stored.fixture.ts';
import { PROBLEM_STATUS } from '../http/problem-response.ts';
import { streamResponse } from '../http/responses.ts';
import { exportHistory } from './export-history.ts';
import type { VerbContext } from './verb-context.ts';

const NOW_MS = Date.parse('2026-11-26T04:05:06.007Z');
const NEVER = new AbortController().signal;

/** What the export asks of the context, and nothing else. */
function aContext(history: VerbContext['history']): VerbContext {
  return { history, principal: LOCAL_PRINCIPAL, now: () => NOW_MS } as unknown as VerbContext;
}

async function aKept(sessions: number) {
  const history = openTestHistory(join(aFolder(), 'sparktally.db'), () => NOW_MS);
  const ids = Array.from({ length: sessions }, (_, index) => `s${index}`);
  await history.store?.putSessions(
    ids.map((id) => aSession(id)),
    ids.map((id) => aTransition(id)),
  );
  return history;
}

const parse = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('begins with what it is and of when, and ends with a line that counts the others', async () => {
  const { lines, fileName } = await exportHistory(aContext(await aKept(3)));
  expect(fileName).toBe('sparktally-history-2026-11-26.ndjson');
  const [first, ...others] = parse(await streamResponse(NEVER, () => lines).text());
  expect(first).toEqual({
    type: 'history',
    format: 1,
    schema: expect.any(Number),
    asOf: '2026-11-26T04:05:06.007Z',
    program: expect.stringMatching(/^sparktally\/\d+\.\d+\.\d+/),
  });
  expect(others.pop()).toEqual({ type: 'end', sessions: 3, answers: 0, transitions: 3, sweeps: 0, views: 0 });
  expect(others.map(({ type }) => type)).toEqual([...Array(3).fill('session'), ...Array(3).fill('transition')]);
});

test('reads no more than its reader takes, and stops when that one leaves', async () => {
  const history = await aKept(3_000);
  let pages = 0;
  const { store } = history;
  if (store === null) throw new Error('no store');
  const { exportAll } = store;
  store.exportAll = async function* () {
    for await (const lines of exportAll()) {
      pages += 1;
      yield lines;
    }
  };
  const { lines } = await exportHistory(aContext(history));
  const reader = streamResponse(NEVER, () => lines).body?.getReader();
  await reader?.read();
  await reader?.read();
  await new Promise((wake) => setTimeout(wake, 50));
  expect(pages).toBe(1);
  await reader?.cancel();
  expect(pages).toBe(1);
});

test('one that fails on the way is cut, without the last line, and told', async () => {
  const history = await aKept(1_200);
  const { lines } = await exportHistory(aContext(history));
  const reader = streamResponse(NEVER, () => lines).body?.getReader();
  await reader?.read();
  await reader?.read();
  await history.close();
  await expect(reader?.read()).rejects.toThrow();
  expect(history.failures).toEqual(['closed']);
});

test('a history that is off is a problem of its own, and no fault of AWS’s', async () => {
  const error = await exportHistory(aContext(NO_HISTORY)).catch((reason: unknown) => reason);
  if (!isProblemError(error)) throw new Error('not ours');
  expect(error.problem.kind).toBe('history_off');
  expect(PROBLEM_STATUS[error.problem.kind]).toBe(503);
});
