import type { Session } from '../domain/session.ts';
import { EMPTY_FILTERS, toQueryString, withField } from '../filters/codec.ts';
import type { FieldName } from '../filters/field.ts';
import type { SessionFilters } from '../filters/filter.ts';
import { createFrameDecoder } from '../stream/decode.ts';
import { openFrames } from './api.ts';

/** The filters that ask for one value of one field, and nothing else. */
export function toValueFilters(field: FieldName, value: string): SessionFilters {
  return withField(EMPTY_FILTERS, field, { field, negated: false, terms: [{ op: 'is', value }] });
}

/** Sessions of the last 30 days that contain a text, as the server finds them first; at most `limit`. */
export async function findSessions(text: string, limit: number): Promise<readonly Session[]> {
  const abort = new AbortController();
  const reader = (
    await openFrames(`/api/sessions${toQueryString(toValueFilters('q', text))}`, abort.signal)
  ).getReader();
  const decoder = createFrameDecoder();
  const bytes = new TextDecoder();
  const found = new Map<string, Session>();
  try {
    while (found.size < limit) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const frame of decoder.push(bytes.decode(value, { stream: true }))) {
        if (frame.type === 'page') for (const session of frame.sessions) found.set(session.key, session);
        if (frame.type === 'remove') for (const key of frame.keys) found.delete(key);
      }
    }
  } finally {
    abort.abort();
  }
  return [...found.values()].slice(0, limit);
}
