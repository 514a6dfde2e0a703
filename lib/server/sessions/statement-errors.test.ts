import { expect, it } from 'vitest';
import type { Statement } from '../../domain/session-items.ts';
import { countErrors } from './statement-errors.ts';

const toStatement = (id: number, errorText: string | null, outcome: Statement['outcome'] = 'failed'): Statement => ({
  id,
  state: null,
  outcome,
  startedAt: null,
  completedAt: null,
  progress: null,
  errorName: errorText === null ? null : 'Error',
  errorText,
  code: null,
  output: null,
});

it('counts equal errors together, the most frequent first, then the newest, and loses none', () => {
  const texts = ['a', 'b', 'a', 'c', 'd', 'e', null, 'b', 'a'];
  const statements = [...texts.map((text, id) => toStatement(id, text)), toStatement(99, null, 'finished')];
  const { errors, otherErrors } = countErrors(statements);
  expect(errors.map(({ errorText, count, lastId }) => [errorText, count, lastId])).toEqual([
    ['a', 3, 8],
    ['b', 2, 7],
    [null, 1, 6],
  ]);
  expect(otherErrors).toBe(3);
  expect(countErrors([])).toEqual({ errors: [], otherErrors: 0 });
});
