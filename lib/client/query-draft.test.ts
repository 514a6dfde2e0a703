import { describe, expect, it } from 'vitest';
import { followFilters, leaveDraft, openDraft, type QueryDraft, sendDraft } from './query-draft.ts';

const typed = (seen: string, text: string, ...sent: string[]): QueryDraft => ({ text, seen, sent });

describe('the text of the query bar', () => {
  it('follows filters that were set elsewhere while nobody writes', () => {
    expect(followFilters(openDraft(''), 'service:glue', false)).toEqual(openDraft('service:glue'));
  });

  it('stays as it is written when its own filters come back', () => {
    const sent = sendDraft(typed('', 'phase:idle service:glue'), 'service:glue phase:idle');
    expect(followFilters(sent, 'service:glue phase:idle', true)).toEqual(
      typed('service:glue phase:idle', 'phase:idle service:glue'),
    );
  });

  it('takes an earlier one of its own filters, arriving late, for no change from elsewhere', () => {
    const sent = sendDraft(sendDraft(typed('', 'ab'), 'a'), 'ab');
    const late = followFilters(sent, 'a', true);
    expect(late).toEqual(typed('a', 'ab', 'ab'));
    expect(followFilters(late, 'ab', true)).toEqual(typed('ab', 'ab'));
  });

  it('follows even under the focus where all of it is in force', () => {
    expect(followFilters(typed('a', ' a '), 'service:glue', true)).toEqual(openDraft('service:glue'));
  });

  it('is left alone under the focus while a part is not in force', () => {
    expect(followFilters(typed('a', 'a bogus:1'), 'service:glue', true).text).toBe('a bogus:1');
    expect(followFilters(typed('a', 'ab'), 'service:glue', true).text).toBe('ab');
  });

  it('keeps behind the filters what was not understood, once it is left', () => {
    const kept = followFilters(typed('a', 'bogus:1 a'), 'service:glue', true);
    expect(leaveDraft(kept).text).toBe('service:glue bogus:1');
    expect(followFilters(typed('a', 'a bogus:1 cost:x'), '', false).text).toBe('bogus:1 cost:x');
    expect(followFilters(typed('a', 'a name:"open te'), 'service:glue', false).text).toBe('service:glue name:"open te');
  });

  it('shows the one spelling when left whole, and the written one when a part is wrong', () => {
    expect(leaveDraft(typed('a', ' a ')).text).toBeNull();
    expect(leaveDraft(typed('a', 'bogus:1 a')).text).toBe('bogus:1 a');
  });

  it('keeps what is too long to be read', () => {
    const long = 'x'.repeat(10_000);
    expect(leaveDraft(typed('', long)).text).toBe(long);
  });
});
