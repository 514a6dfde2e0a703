import { FIELD_NAMES, FIELDS, type FieldName } from './field.ts';

/** One alternative of a clause. `raw` is spelled for the codec of the address; `open` says that a quote never closes. */
export type QueryPiece = { start: number; end: number; raw: string; open: boolean };

/**
 * One part of a query text, from `start` to `end`. `name` is what stands before the colon, null for free text;
 * `valueStart` is where its pieces begin. Free text has one piece, spelled for the codec too.
 */
export type QueryClause = {
  start: number;
  end: number;
  /** How many `!` stand before the name and before the value. */
  bangs: number;
  name: string | null;
  nameStart: number;
  valueStart: number;
  pieces: readonly QueryPiece[];
};

const NAME = /[A-Za-z_][\w-]*:/y;
const SPACE = /\s/;
/** What is syntax to the codec, and plain text between quotes. */
const SYNTAX = /[,:!-]/;

/** Whether a name is one of a field, letter by letter; a name of the prototype is none. */
export function isFieldName(name: string): name is FieldName {
  return FIELD_NAMES.some((field) => field === name);
}

const isSpaceAt = (text: string, at: number) => SPACE.test(text.charAt(at));

function findName(text: string, at: number): string | null {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0].slice(0, -1) ?? null;
}

/** Reads from a quote to the one that closes it. Between them a backslash works as everywhere, all else is plain. */
function scanQuoted(text: string, from: number, plain: boolean): QueryPiece {
  let raw = '';
  let at = from + 1;
  for (; at < text.length && text[at] !== '"'; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') {
      at += 1;
      raw += `\\${text.charAt(at)}`;
    } else raw += plain || !SYNTAX.test(char) ? char : `\\${char}`;
  }
  const open = at >= text.length;
  return { start: from, end: open ? text.length : at + 1, raw, open };
}

function scanPiece(text: string, from: number, plain: boolean): QueryPiece {
  let raw = '';
  let at = from;
  let open = false;
  while (at < text.length && text[at] !== ',' && !isSpaceAt(text, at)) {
    const char = text.charAt(at);
    if (char === '"') {
      const quoted = scanQuoted(text, at, plain);
      raw += quoted.raw;
      open = quoted.open;
      at = quoted.end;
    } else {
      // A backslash takes the next mark with it, but not the space that ends the clause.
      const long = char === '\\' && at + 1 < text.length && !isSpaceAt(text, at + 1) ? 2 : 1;
      raw += text.slice(at, at + long);
      at += long;
    }
  }
  // The codec spells the empty text \e.
  return { start: from, end: at, raw: raw === '' && at > from ? '\\e' : raw, open };
}

function scanField(text: string, start: number, nameStart: number, name: string): QueryClause {
  const kind = isFieldName(name) ? FIELDS[name].kind : 'text';
  const plain = kind === 'number' || kind === 'duration' || kind === 'time';
  let at = nameStart + name.length + 1;
  const inner = text[at] === '!';
  if (inner) at += 1;
  const valueStart = at;
  const pieces: QueryPiece[] = [scanPiece(text, at, plain)];
  at = pieces[0]?.end ?? at;
  while (text[at] === ',') {
    const piece = scanPiece(text, at + 1, plain);
    pieces.push(piece);
    at = piece.end;
  }
  const bangs = (nameStart > start ? 1 : 0) + (inner ? 1 : 0);
  return { start, end: at, bangs, name, nameStart, valueStart, pieces };
}

function findWordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpaceAt(text, at)) at += 1;
  return at;
}

const escapePlain = (text: string) => text.replace(/[\\,:!-]/g, '\\$&');

/** Bare words are literal, and those side by side are one text with the space between them, as in any search box. */
function scanText(text: string, start: number, from: number): QueryClause {
  const clause = { start, bangs: from - start, name: null, nameStart: from, valueStart: from };
  if (text[from] === '"') {
    const quoted = scanQuoted(text, from, false);
    const raw = quoted.raw === '' ? '\\e' : quoted.raw;
    return { ...clause, end: quoted.end, pieces: [{ ...quoted, raw }] };
  }
  let end = findWordEnd(text, from);
  // `!one two` would read as "not one, and two": only one word is turned round.
  while (from === start) {
    let next = end;
    while (next < text.length && isSpaceAt(text, next)) next += 1;
    if (next >= text.length || text[next] === '!' || text[next] === '"' || findName(text, next) !== null) break;
    end = findWordEnd(text, next);
  }
  return { ...clause, end, pieces: [{ start: from, end, raw: escapePlain(text.slice(from, end)), open: false }] };
}

/** Takes a query text apart in one pass, without judging it. Never throws; clauses come in order and do not overlap. */
export function scanQuery(text: string): QueryClause[] {
  const clauses: QueryClause[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpaceAt(text, at)) {
      at += 1;
      continue;
    }
    const nameStart = text[at] === '!' ? at + 1 : at;
    const name = findName(text, nameStart);
    const clause = name === null ? scanText(text, at, nameStart) : scanField(text, at, nameStart, name);
    clauses.push(clause);
    at = clause.end;
  }
  return clauses;
}
