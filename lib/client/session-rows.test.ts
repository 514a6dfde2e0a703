import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSession } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import type { Frame, SourceFrame } from '../stream/frame.ts';
import { createSessionRows } from './session-rows.ts';

const GLUE = 'glue/210987654321/eu-west-1';
const ATHENA = 'athena/210987654321/eu-west-1';

const page = (source: string, ...sessions: Session[]): Frame => ({ type: 'page', source, sessions, stale: false });
const row = (key: string, changes: Partial<Session> = {}) => toSession({ key, ...changes });
const keysOf = (rows: ReturnType<typeof createSessionRows>) => rows.sessions().map(({ key }) => key);

function source(id: string, status: SourceFrame['status']): Frame {
  const none = { done: 0, of: 0, failed: 0 };
  return { type: 'source', source: id, demo: false, status, rows: 0, parts: none, details: none, fetchedAt: null };
}

const end = (complete: boolean): Frame => ({ type: 'end', complete, count: 0, undecided: 0, asOf: '' });

function open(...frames: Frame[]) {
  const rows = createSessionRows();
  rows.beginConnection();
  for (const frame of frames) rows.apply(frame);
  return rows;
}

describe('rows of a list', () => {
  it('keep one row a key, the last one sent, in the place of the first', () => {
    const rows = open(page(GLUE, row('a', { state: 'READY' }), row('b')), page(GLUE, row('a', { state: 'STOPPED' })));
    expect(keysOf(rows)).toEqual(['a', 'b']);
    expect(rows.sessions()[0]?.state).toBe('STOPPED');
  });

  it('take keys that are names of the language for keys like any other', () => {
    const hostile = ['__proto__', 'constructor', 'toString', '\0', '<script>', '\u202Eabc', ''];
    const rows = open(page(GLUE, ...hostile.map((key) => row(key))));
    expect(keysOf(rows)).toEqual(hostile);
    rows.apply({ type: 'remove', keys: ['__proto__', 'never-there'] });
    expect(keysOf(rows)).toEqual(hostile.slice(1));
  });

  it('mark every row of a stale page as last known', () => {
    const rows = open({ type: 'page', source: GLUE, sessions: [row('a'), row('b', { stale: true })], stale: true });
    expect(rows.sessions().map(({ stale }) => stale)).toEqual([true, true]);
  });

  it('change the list only when a row did, so that nothing is drawn for a beat', () => {
    const rows = open(page(GLUE, row('a')));
    const before = rows.sessions();
    rows.apply({ type: 'beat' });
    rows.apply(source(GLUE, 'ok'));
    rows.apply({ type: 'remove', keys: ['b'] });
    expect(rows.sessions()).toBe(before);
    rows.apply(page(GLUE, row('a')));
    expect(rows.sessions()).not.toBe(before);
  });

  it('know whether a sweep is under way: a beat neither begins nor ends one', () => {
    const rows = open();
    expect(rows.isMidSweep()).toBe(true);
    rows.apply(end(false));
    rows.apply({ type: 'beat' });
    expect(rows.isMidSweep()).toBe(false);
    rows.apply(page(GLUE, row('a')));
    expect(rows.isMidSweep()).toBe(true);
  });
});

describe('rows over several connections', () => {
  const known = () => {
    const rows = open(page(GLUE, row('a'), row('b')), page(ATHENA, row('c')), source(GLUE, 'ok'), source(ATHENA, 'ok'));
    rows.apply(end(true));
    rows.beginConnection();
    return rows;
  };

  it('stay, and count as unconfirmed until they are sent again', () => {
    const rows = known();
    expect(keysOf(rows)).toEqual(['a', 'b', 'c']);
    expect([...rows.unconfirmed()]).toEqual(['a', 'b', 'c']);
    expect(rows.endedNow()).toBe(false);
    rows.apply(page(GLUE, row('b')));
    expect([...rows.unconfirmed()]).toEqual(['a', 'c']);
  });

  it('go when a complete sweep did not send them', () => {
    const rows = known();
    rows.apply(page(GLUE, row('b')));
    rows.apply(end(true));
    expect(keysOf(rows)).toEqual(['b']);
    expect(rows.unconfirmed().size).toBe(0);
  });

  it('go where their source is whole, and stay marked where it is not', () => {
    const rows = known();
    rows.apply(source(GLUE, 'ok'));
    rows.apply(source(ATHENA, 'error'));
    rows.apply(page(GLUE, row('b')));
    rows.apply(end(false));
    expect(keysOf(rows)).toEqual(['b', 'c']);
    expect([...rows.unconfirmed()]).toEqual(['c']);
  });

  it('do not trust what the last connection said of a source', () => {
    const rows = known();
    rows.apply(end(false));
    expect(keysOf(rows)).toEqual(['a', 'b', 'c']);
    expect(rows.sources()).toEqual([]);
  });

  it('begin with the rows of another list, all of them unconfirmed', () => {
    const rows = createSessionRows(known().toSeed());
    rows.beginConnection();
    expect([...rows.unconfirmed()]).toEqual(['a', 'b', 'c']);
  });

  it('after a complete end are exactly what this connection sent, whatever came before', () => {
    const keys = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
    const change = fc.oneof(
      keys.map((key): Frame => page(GLUE, row(key))),
      keys.map((key): Frame => ({ type: 'remove', keys: [key] })),
      fc.constant<Frame>({ type: 'beat' }),
      fc.constant(end(false)),
    );
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (before, now) => {
        const rows = open(...before);
        rows.beginConnection();
        const truth = new Set<string>();
        for (const frame of now) {
          rows.apply(frame);
          if (frame.type === 'page') for (const { key } of frame.sessions) truth.add(key);
          if (frame.type === 'remove') for (const key of frame.keys) truth.delete(key);
        }
        const marked = rows.unconfirmed();
        expect(keysOf(rows).every((key) => truth.has(key) || marked.has(key))).toBe(true);
        rows.apply(end(true));
        expect(new Set(keysOf(rows))).toEqual(truth);
      }),
    );
  });
});

describe('rows that the server has told with a page', () => {
  const offer = (...keys: string[]) => keys.map((key) => ({ session: row(key), source: GLUE }));

  it('are there at once, and count as confirmed while the first connection lasts', () => {
    const rows = createSessionRows();
    rows.offer(offer('a', 'b'));
    rows.beginConnection();
    expect(keysOf(rows)).toEqual(['a', 'b']);
    expect(rows.unconfirmed().size).toBe(0);
    rows.apply(page(GLUE, row('b'), row('c')));
    expect(rows.unconfirmed().size).toBe(0);
    rows.beginConnection();
    expect([...rows.unconfirmed()]).toEqual(['a', 'b', 'c']);
  });

  it('go at the end of a sweep that did not send them, and stay marked where it has gaps', () => {
    const rows = createSessionRows();
    rows.offer(offer('a', 'b'));
    rows.beginConnection();
    rows.apply(page(GLUE, row('b')));
    rows.apply(end(false));
    expect([...rows.unconfirmed()]).toEqual(['a']);
    rows.apply(end(true));
    expect(keysOf(rows)).toEqual(['b']);
  });

  it('never take the place of what the stream has sent, and are nothing to a list that was whole', () => {
    const rows = open(page(GLUE, row('a', { name: 'sent' })));
    rows.offer(offer('a', 'b'));
    expect(rows.sessions().map(({ name }) => name)).toEqual(['sent', row('b').name]);
    rows.apply(end(true));
    rows.offer(offer('c'));
    expect(keysOf(rows)).toEqual(['a']);
  });
});
