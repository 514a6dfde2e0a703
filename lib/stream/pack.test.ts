import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHref, toKey } from '../domain/resource-ref.ts';
import { toSession } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { createFrameDecoder } from './decode.ts';
import type { Frame, PageFrame } from './frame.ts';
import { createPacker, encodePacked } from './pack.ts';

const hostile = fc.oneof(fc.uuid(), fc.constantFrom('..', '~a', '\ud800', 'a/b', '__proto__', '\n', '%2F'));
/** Rows whose key follows from their parts, and some whose does not. */
const anyRow: fc.Arbitrary<Session> = fc
  .record({ session: anySession, id: hostile, odd: fc.nat(9), arn: fc.constantFrom('arn:aws:x:', null) })
  .map(({ session, id, odd, arn }) => {
    if (odd === 0) return session;
    const { service, account, region, scope } = session;
    const ref = { service, account, region, scope: scope.id, id };
    return { ...session, id, arn: arn && `${arn}${id}`, key: toKey(ref), href: toHref(ref) };
  });
const anyPage: fc.Arbitrary<PageFrame> = fc.record({
  type: fc.constant('page' as const),
  source: fc.constantFrom('glue/1/eu-west-1', 'athena/1/eu-west-1'),
  stale: fc.boolean(),
  sessions: fc.array(anyRow, { maxLength: 6 }),
});

async function* from(frames: readonly Frame[]) {
  yield* frames;
}

async function write(packer: ReturnType<typeof createPacker>, frames: readonly Frame[]): Promise<string> {
  let text = '';
  for await (const piece of encodePacked(from(frames), packer)) text += piece;
  return text;
}

function read(text: string): Frame[] {
  const decoder = createFrameDecoder();
  return [...decoder.push(text), ...decoder.end()];
}

/** The same text for equal values, whatever the order of their members. */
const toText = (value: unknown) =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** All rows with their source and staleness, in one order. */
const rowsOf = (frames: readonly Frame[]) =>
  frames
    .flatMap((frame) =>
      frame.type === 'page' ? frame.sessions.map((row) => toText([frame.source, frame.stale, row])) : [],
    )
    .sort();

describe('packed pages', () => {
  it('give every row back as it was, to each of several readers, however often the values begin anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPage, { maxLength: 5 }), fc.integer({ min: 1, max: 40 }), async (pages, most) => {
        const packer = createPacker(most);
        for (let reader = 0; reader < 2; reader += 1) {
          expect(rowsOf(read(await write(packer, pages)))).toEqual(rowsOf(pages));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('write what rows have in common once for a reader, and nothing of a source that is not read', async () => {
    const packer = createPacker();
    const rows = Array.from({ length: 50 }, (_, index) =>
      toSession({ id: `s${index}`, owner: 'quite-a-long-owner' }),
    ).map((row) => {
      const { service, account, region, scope, id } = row;
      const ref = { service, account, region, scope: scope.id, id };
      return { ...row, key: toKey(ref), href: toHref(ref) };
    });
    const page = (source: string, sessions: Session[]): PageFrame => ({ type: 'page', source, stale: false, sessions });
    const secret = rows.map((row) => ({ ...row, owner: 'of-another-source' }));
    await write(packer, [page('other', secret)]);
    const text = await write(packer, [page('mine', rows.slice(0, 25)), page('mine', rows.slice(25))]);
    expect(text.split('quite-a-long-owner')).toHaveLength(2);
    expect(text).not.toContain('of-another-source');
    expect(text.length).toBeLessThan(JSON.stringify(rows).length / 3);
    const [first, second] = read(text);
    if (first?.type !== 'page' || second?.type !== 'page') throw new Error('no pages');
    expect(first.sessions[0]?.tags).toBe(second.sessions[0]?.tags);
  });

  it('are refused where the values before them are missing', async () => {
    const packer = createPacker();
    const row = { ...toSession({ id: 's1' }) };
    const { service, account, region, scope, id } = row;
    const ref = { service, account, region, scope: scope.id, id };
    const page: PageFrame = {
      type: 'page',
      source: 'mine',
      stale: false,
      sessions: [{ ...row, key: toKey(ref), href: toHref(ref) }],
    };
    const next = { ...page, sessions: page.sessions.map((one) => ({ ...one, owner: 'somebody new' })) };
    const [, second] = (await write(packer, [page, next])).split('\n');
    expect(() => read(`${second}\n`)).toThrow('is packed otherwise than it says');
  });
});
