import { createHash } from 'node:crypto';
import type { Problem } from '../../domain/problem.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import { toBadResponse } from './answer.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';

const MAX_EMPTY_PAGES = 20;
/** Time spent asking without meeting a row not met before in this listing. */
const MAX_MS_WITHOUT_NEW_ROW = 60_000;

export type ListPagesOptions<Output, Page> = {
  /** The IAM action, e.g. `glue:ListSessions`, for the words of problems. */
  operation: string;
  /** Asks for one page, through `callAws`; null is the first. */
  fetchPage: (token: string | null) => Promise<Output>;
  /** The token of the next page; absent and '' both end the list. */
  tokenOf: (output: Output) => string | null | undefined;
  toPage: (output: Output) => Page | Promise<Page>;
  /** What tells the rows of a page apart: progress is rows not met before. */
  keysOf: (page: Page) => readonly string[];
  /** Where to begin, for a caller who pages by hand. */
  startToken?: string | null;
  /** Called when AWS refused a token of its own and the listing began again; rows already yielded come again. */
  onRestart?: (problem: Problem) => void;
  clock?: Clock;
};

/**
 * Walks a listing and yields each page the moment it is there. It stops for want of progress, never for length: a
 * token met before, more than 20 empty pages in a row, 60 seconds without a new row. A stop throws
 * `listing_truncated` after the pages were yielded; any other failure is thrown as it came.
 */
export async function* listPages<Output, Page>(options: ListPagesOptions<Output, Page>): AsyncGenerator<Page, void> {
  const { operation, startToken = null, clock = SYSTEM_CLOCK } = options;
  let progress = createProgress(startToken);
  let token = startToken;
  let restarted = false;
  for (;;) {
    const askedAtMs = clock.monotonicMs();
    let output: Output;
    let page: Page;
    try {
      output = await options.fetchPage(token);
      page = await options.toPage(output);
    } catch (error) {
      if (token === startToken || !isRefusedToken(error)) throw error;
      if (restarted) throw truncated(operation, 'its tokens were refused twice while it was read');
      restarted = true;
      options.onRestart?.(restart(operation));
      token = startToken;
      progress = createProgress(startToken);
      continue;
    }
    const stalledFor = progress.noteRows(options.keysOf(page), clock.monotonicMs() - askedAtMs);
    yield page;
    const next = options.tokenOf(output) ?? '';
    // The SDK hands over whatever the answer holds, and whether more follows is then not known.
    if (typeof next !== 'string') throw toBadResponse(operation, 'has a page token that is no text');
    if (next === '') return;
    if (!progress.noteToken(next)) throw truncated(operation, 'it repeats a page it gave before');
    if (stalledFor !== null) throw truncated(operation, stalledFor);
    token = next;
  }
}

type Progress = {
  /** Answers why the listing does not get on, or null. */
  noteRows(keys: readonly string[], askedForMs: number): string | null;
  /** False when the token was met before. */
  noteToken(token: string): boolean;
};

function createProgress(startToken: string | null): Progress {
  const tokens = new Set<string>();
  const rows = new Set<string>();
  let emptyPages = 0;
  let fruitlessMs = 0;
  if (startToken !== null) tokens.add(toHash(startToken));
  return {
    noteRows(keys, askedForMs) {
      const before = rows.size;
      for (const key of keys) rows.add(key);
      emptyPages = keys.length === 0 ? emptyPages + 1 : 0;
      fruitlessMs = rows.size > before ? 0 : fruitlessMs + askedForMs;
      if (emptyPages > MAX_EMPTY_PAGES) return `it gave ${emptyPages} empty pages in a row`;
      return fruitlessMs >= MAX_MS_WITHOUT_NEW_ROW ? 'it gave nothing new for a minute' : null;
    },
    noteToken(token) {
      const hash = toHash(token);
      if (tokens.has(hash)) return false;
      tokens.add(hash);
      return true;
    },
  };
}

/** Tokens can be 400 kB each; what is kept of them is 32 bytes. */
function toHash(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

function isRefusedToken(error: unknown): boolean {
  return isProblemError(error) && error.problem.kind === 'invalid_request';
}

function truncated(operation: string, reason: string): ProblemError {
  return new ProblemError({
    kind: 'listing_truncated',
    operation,
    message: `The listing by ${operation} was ended early: ${reason}.`,
    hint: 'What it gave is shown, more may exist; it is asked again with the next sweep.',
  });
}

function restart(operation: string): Problem {
  return {
    kind: 'listing_restarted',
    operation,
    message: `AWS refused its own page token in the middle of ${operation}; the listing began again from the first page.`,
  };
}
