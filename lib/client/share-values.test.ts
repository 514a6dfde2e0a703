import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { createSharer } from './share-values.ts';

test('changes nothing of a row', () => {
  fc.assert(
    fc.property(fc.array(anySession, { maxLength: 10 }), (sessions) => {
      const share = createSharer();
      for (const session of sessions) expect(share(session)).toEqual(session);
    }),
  );
});

test('holds once what rows have alike, and apart what they have not', () => {
  const share = createSharer();
  const row = (changes: Parameters<typeof toSession>[0]) => share(JSON.parse(JSON.stringify(toSession(changes))));
  const first = row({ key: 'a', tags: { team: 'risk' } });
  const second = row({ key: 'b', tags: { team: 'risk' } });
  const third = row({ key: 'c', tags: { team: 'other' } });
  expect(second.missing).toBe(first.missing);
  expect(second.tags).toBe(first.tags);
  expect(third.tags).toEqual({ team: 'other' });
});

test('goes on after very many different values', () => {
  const share = createSharer();
  for (let index = 0; index < 60_000; index += 1) {
    const owner = `owner ${index}`;
    expect(share(toSession({ owner })).owner).toBe(owner);
  }
});
