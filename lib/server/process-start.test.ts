import { afterEach, expect, test, vi } from 'vitest';
import type { HistoryState } from '../domain/history-state.ts';
import { NO_HISTORY } from './history/no-history.ts';
import { refuseUnknownHistory } from './process-start.ts';

afterEach(() => vi.restoreAllMocks());

/** The code that the process ends with, null where it goes on, and what it says. */
function startWith(problem: HistoryState['problem']): { code: unknown; said: string } {
  let said = '';
  let code: unknown = null;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process, 'exit').mockImplementation((given) => {
    code = given;
    return undefined as never;
  });
  refuseUnknownHistory({ ...NO_HISTORY.describe(), problem });
  return { code, said };
}

test.each(['newer_schema', 'changed_schema', 'foreign'])('%s ends the start with a sentence', (kind) => {
  const { code, said } = startWith({ kind, message: 'It is of another version.', hint: 'Start that one.' });
  expect(code).toBe(1);
  expect(said).toBe('It is of another version. Start that one.\n');
});

test.each(['in_use', 'network_file_system', 'disk_full', 'corrupt'])('%s is told, and the live view begins', (kind) => {
  expect(startWith({ kind, message: 'It does not open.', hint: null })).toEqual({ code: null, said: '' });
});

test('all is well', () => expect(startWith(null)).toEqual({ code: null, said: '' }));
