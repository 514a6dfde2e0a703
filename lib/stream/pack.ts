import type { Session } from '../domain/session.ts';
import { encodeFrame } from './encode.ts';
import type { Frame, PackedFrame, PageFrame } from './frame.ts';
import { packRow, unpackRow } from './pack-row.ts';

/** So many shared values a source may come to; then its rows are packed anew, or rows that are gone would fill memory. */
const VALUES_MAX = 100_000;

/** The shared values of one source, and its rows as they were written. */
type Shelf = { numbers: Map<string, number>; written: string[]; rows: WeakMap<Session, string> };

const newShelf = (): Shelf => ({ numbers: new Map(), written: [], rows: new WeakMap() });

function writeRow(shelf: Shelf, session: Session): string | null {
  const known = shelf.rows.get(session);
  if (known !== undefined) return known;
  const packed = packRow(session, (value) => {
    const written = JSON.stringify(value);
    const number = shelf.numbers.get(written) ?? shelf.written.push(written) - 1;
    shelf.numbers.set(written, number);
    return number;
  });
  if (packed === null) return null;
  const written = JSON.stringify(packed);
  shelf.rows.set(session, written);
  return written;
}

/**
 * Writes the pages of all who look at the same estate: a row is packed and written once, whoever sees it. What rows of one
 * source have in common is numbered for that source alone, so that nobody is sent a value of a source that is not theirs.
 */
export function createPacker(valuesMax = VALUES_MAX) {
  const shelves = new Map<string, Shelf>();

  function findShelf(source: string): Shelf {
    const shelf = shelves.get(source);
    if (shelf !== undefined && shelf.written.length < valuesMax) return shelf;
    const next = newShelf();
    shelves.set(source, next);
    return next;
  }

  return {
    /** One reader: each shared value is written before the first row that has it, and once. */
    openReader() {
      const sent = new Map<string, { shelf: Shelf; values: number }>();

      function encodePage({ source, stale, sessions }: PageFrame): string {
        const shelf = findShelf(source);
        const rows: string[] = [];
        const others: Session[] = [];
        for (const session of sessions) {
          const written = writeRow(shelf, session);
          if (written === null) others.push(session);
          else rows.push(written);
        }
        const before = sent.get(source);
        const from = before?.shelf === shelf ? before.values : 0;
        const values = shelf.written.slice(from);
        sent.set(source, { shelf, values: shelf.written.length });
        const head = JSON.stringify({ type: 'packed', source, stale, from } satisfies Partial<PackedFrame>).slice(
          0,
          -1,
        );
        const packed = rows.length === 0 ? '' : `${head},"values":[${values.join()}],"rows":[${rows.join()}]}\n`;
        if (rows.length === 0) sent.set(source, { shelf, values: from });
        return others.length === 0 ? packed : packed + encodeFrame({ type: 'page', source, stale, sessions: others });
      }

      return (frame: Frame): string => (frame.type === 'page' ? encodePage(frame) : encodeFrame(frame));
    },
  };
}

export type Packer = ReturnType<typeof createPacker>;

/** The lines of a stream of frames for one reader, its pages packed. */
export async function* encodePacked(frames: AsyncIterable<Frame>, packer: Packer): AsyncGenerator<string, void> {
  const encode = packer.openReader();
  for await (const frame of frames) yield encode(frame);
}

/** Turns packed pages back into plain ones, over one connection. Null for one whose values do not follow the last. */
export function createUnpacker(): (frame: PackedFrame) => PageFrame | null {
  const values = new Map<string, unknown[]>();
  return ({ source, stale, from, values: news, rows }) => {
    const known = from === 0 ? [] : (values.get(source) ?? []);
    if (known.length !== from) return null;
    for (const value of news) known.push(value);
    values.set(source, known);
    return { type: 'page', source, stale, sessions: rows.map((row) => unpackRow(row, (number) => known[number])) };
  };
}
