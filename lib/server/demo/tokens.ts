import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Where a listing goes on: whole numbers whose meaning only the listing knows. */
export type Cursor = readonly number[];

/** Page tokens: opaque, good only for the query that made them and for a while, within `[A-Za-z0-9_-]` and 1,024 characters. */
export type Tokens = {
  encode(query: string, cursor: Cursor): string;
  /** Null for a token that is garbled, of another query, of another endpoint, or too old. */
  decode(query: string, token: string): Cursor | null;
  /** Whether nothing but its age speaks against a token: the Price List has an exception of its own for that. */
  isExpired(query: string, token: string): boolean;
};

const IV_BYTES = 12;
const TAG_BYTES = 16;

export function openTokens(options: { nowMs: () => number; lifetimeMs: number }): Tokens {
  // A key per endpoint: tokens of an earlier run are foreign, as tokens of another account are.
  const key = randomBytes(16);
  const isFresh = (at: number): boolean => options.nowMs() - at < options.lifetimeMs;
  const digest = (query: string): string => createHash('sha256').update(query).digest('base64url').slice(0, 16);
  /** What a token of this query says, whatever its age; null for any other text. */
  const open = (query: string, token: string): { cursor: number[]; at: number } | null => {
    try {
      const bytes = Buffer.from(token, 'base64url');
      const decipher = createDecipheriv('aes-128-gcm', key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      const content: { query: string; cursor: number[]; at: number } = JSON.parse(plain.toString('utf8'));
      return content.query === digest(query) ? content : null;
    } catch {
      return null;
    }
  };
  return {
    encode(query, cursor) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-128-gcm', key, iv);
      const plain = JSON.stringify({ query: digest(query), cursor, at: options.nowMs() });
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    decode(query, token) {
      const content = open(query, token);
      return content !== null && isFresh(content.at) ? content.cursor : null;
    },
    isExpired(query, token) {
      const content = open(query, token);
      return content !== null && !isFresh(content.at);
    },
  };
}
