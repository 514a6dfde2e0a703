import type { SourceStatus } from '../domain/source.ts';
import type { Frame, PackedFrame } from './frame.ts';

const STATUSES: ReadonlySet<unknown> = new Set<SourceStatus>(['loading', 'ok', 'stale', 'error', 'disabled']);

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isFlag = (value: unknown) => typeof value === 'boolean';
const isCount = (value: unknown) => typeof value === 'number';
const isProgress = (value: unknown) =>
  isFields(value) && isCount(value.done) && isCount(value.of) && isCount(value.failed);
// A row's own fields are our server's business; what the client's store stands on is that each has a key.
const isRow = (value: unknown) => isFields(value) && isText(value.key);

type AnyFrame = Frame | PackedFrame;

const ENVELOPES: Record<AnyFrame['type'], (frame: Fields) => boolean> = {
  packed: (frame) =>
    isText(frame.source) &&
    isFlag(frame.stale) &&
    isCount(frame.from) &&
    Array.isArray(frame.values) &&
    Array.isArray(frame.rows) &&
    frame.rows.every(Array.isArray),
  page: (frame) =>
    isText(frame.source) && isFlag(frame.stale) && Array.isArray(frame.sessions) && frame.sessions.every(isRow),
  source: (frame) =>
    isText(frame.source) &&
    isFlag(frame.demo) &&
    STATUSES.has(frame.status) &&
    isCount(frame.rows) &&
    isProgress(frame.parts) &&
    isProgress(frame.details) &&
    (frame.fetchedAt === null || isText(frame.fetchedAt)) &&
    (frame.problem === undefined || (isFields(frame.problem) && isText(frame.problem.kind))),
  remove: (frame) => Array.isArray(frame.keys) && frame.keys.every(isText),
  beat: () => true,
  end: (frame) => isFlag(frame.complete) && isCount(frame.count) && isCount(frame.undecided) && isText(frame.asOf),
};

/**
 * Checks a parsed line by hand: a schema library would be the largest thing in the table page's bundle. Fields it does
 * not know stay. Gives the frame, `unknown` for a type of a newer server, or null for what is no frame.
 */
export function checkFrame(value: unknown): AnyFrame | 'unknown' | null {
  if (!isFields(value) || !isText(value.type)) return null;
  if (!isKnown(value)) return 'unknown';
  return isFrame(value) ? value : null;
}

function isKnown(value: Fields): value is Fields & { type: AnyFrame['type'] } {
  return isText(value.type) && Object.hasOwn(ENVELOPES, String(value.type));
}

function isFrame(value: Fields & { type: AnyFrame['type'] }): value is AnyFrame {
  return ENVELOPES[value.type](value);
}
