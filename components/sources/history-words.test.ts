import { expect, test } from 'vitest';
import { toHistoryTitle, toRetryText, toSizeText } from './history-words.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 KB'],
  [8_323_072, '8.32 MB'],
  [297_000_000_000, '297 GB'],
])('%i bytes read as %s', (bytes, text) => expect(toSizeText(bytes)).toBe(text));

test('off and late are told apart, and when it is tried again', () => {
  expect(toHistoryTitle({ status: 'off' })).toContain('off');
  expect(toHistoryTitle({ status: 'on' })).toContain('waits');
  const nowMs = Date.parse('2026-08-20T12:00:00Z');
  expect(toRetryText({ retryAt: '2026-08-20T12:00:09.500Z' }, nowMs)).toBe(' Next try in 10s.');
  expect(toRetryText({ retryAt: '2026-08-20T11:59:00.000Z' }, nowMs)).toBe(' Trying again now.');
  expect(toRetryText({ retryAt: null }, nowMs)).toBe('');
});
