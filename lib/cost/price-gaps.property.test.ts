import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS } from '../domain/session.fixture.ts';
import type { Session } from '../domain/session.ts';
import { anySession } from '../domain/sessions.fixture.ts';
import { parseFilters } from '../filters/codec.ts';
import { matchSession } from '../filters/match.ts';
import { anyBook } from './price-book.fixture.ts';
import { openPriceBook, toMajor } from './price-book.ts';
import { parsePriceFile } from './price-file.ts';
import { findPriceUse } from './price-gaps.ts';
import type { PriceGap } from './price-overview.ts';
import { listPriceQueries } from './price-query.ts';
import { PRICE_TO_FILL_IN, serializePriceFile, toSuggestedEntry } from './price-suggestion.ts';
import { groupByKind } from './session-kinds.ts';

const sessions = fc.array(
  fc
    .record({
      session: anySession,
      architecture: fc.constantFrom('x86_64', 'arm64', null),
      workerType: fc.constantFrom('G.1X', 'G.2X', 'R.1X', 'R.8X', 'Z.2X', 'Q.9X', '-', '', null),
      version: fc.constantFrom('4.0', '5.0', '5.1', '6.0', '-', null),
    })
    // Of an application every session has the same architecture.
    .map(({ session, architecture, workerType, version }): Session => {
      const scope = { id: `${session.scope.id}-${architecture}`, name: `n-${session.scope.name}-${architecture}` };
      const missing = { ...session.missing, version: 'not-reported', 'capacity.workerType': 'not-reported' } as const;
      return { ...session, scope, version, missing, capacity: { ...session.capacity, architecture, workerType } };
    }),
  { maxLength: 25 },
);

/** Whether a session lacks what a gap is about, told from the book alone. */
function lacks(session: Session, gap: PriceGap, book: ReturnType<typeof openPriceBook>): boolean {
  if (session.service !== gap.service || session.region !== gap.region) return false;
  const queries = listPriceQueries(session);
  if (gap.reason === 'unknown-worker-type') {
    return queries.length === 0 && gap.workerTypes.includes(session.capacity.workerType ?? '');
  }
  const found = queries.map((query) => ({ query, ...book.find(query) }));
  if (gap.reason === 'mixed-currencies') {
    const currencies = new Set(found.map(({ price }) => price?.currency));
    return currencies.size > 1 && !currencies.has(undefined) && session.capacity.architecture === gap.architecture;
  }
  return found.some(({ query, price }) => {
    if (price !== null || query.dimension !== gap.dimension || query.workerFamily !== gap.workerFamily) return false;
    if (gap.reason === 'architecture-not-reported') return query.architecture === null;
    if (gap.reason === 'version-not-reported') return query.glueVersion === null;
    const major = query.glueVersion === null ? null : toMajor(query.glueVersion);
    const fits = (wanted: string | null, value: string | null) => wanted === null || wanted === value;
    return fits(gap.architecture, query.architecture) && fits(gap.glueVersion, major);
  });
}

describe('gaps of any estate under any prices', () => {
  it('what is priced and what is not is everything that sessions need', () => {
    fc.assert(
      fc.property(sessions, anyBook, (estate, book) => {
        const { uses, gaps, unpriced } = findPriceUse(groupByKind(estate), book);
        const queries = estate.flatMap(listPriceQueries);
        const priced = [...uses.values()].reduce((sum, count) => sum + count, 0);
        const single = gaps.filter(({ dimension }) => dimension !== null);
        expect(priced + single.reduce((sum, gap) => sum + gap.sessions, 0)).toBe(queries.length);
        expect(unpriced).toBe(estate.filter((session) => gaps.some((gap) => lacks(session, gap, book))).length);
        for (const gap of gaps) {
          const own = estate.filter((session) => lacks(session, gap, book));
          expect(gap.sessions).toBe(own.length);
          expect(gap.live).toBeLessThanOrEqual(gap.sessions);
        }
      }),
    );
  });

  it('the link of a gap opens its sessions, all of them and no others', () => {
    fc.assert(
      fc.property(sessions, anyBook, (estate, book) => {
        for (const gap of findPriceUse(groupByKind(estate), book).gaps) {
          const { filters, problems } = parseFilters(new URL(gap.href, 'http://x').searchParams);
          expect(problems).toEqual([]);
          const shown = estate.filter((session) => matchSession(filters, session, NOW_MS) === 'in');
          expect(gap.exact).toBe(true);
          expect(shown).toEqual(estate.filter((session) => lacks(session, gap, book)));
        }
      }),
    );
  });

  it('the suggested entry is refused as it stands, and with a price it closes its gap', () => {
    fc.assert(
      fc.property(sessions, anyBook, (estate, book) => {
        const kinds = groupByKind(estate);
        for (const gap of findPriceUse(kinds, book).gaps) {
          const entry = toSuggestedEntry(gap);
          if (entry === null) continue;
          const file = serializePriceFile([entry]);
          expect(parsePriceFile(file)).toMatchObject({ mistakes: [{ place: 'prices[0].pricePerUnit' }] });
          const parsed = parsePriceFile(file.replace(`"${PRICE_TO_FILL_IN}"`, '"0.5"'));
          if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes));
          const mended = openPriceBook(
            [...parsed.prices, ...book.prices.filter(({ origin }) => origin !== 'operator')],
            book.ambiguous,
          );
          const left = findPriceUse(kinds, mended);
          const isIt = ({ service, region, dimension, workerFamily, reason }: PriceGap) =>
            service === gap.service &&
            region === gap.region &&
            dimension === gap.dimension &&
            workerFamily === gap.workerFamily &&
            reason === gap.reason;
          expect(left.gaps.filter(isIt).filter((other) => lacksSame(other, gap))).toEqual([]);
          expect([...left.uses.entries()].find(([id]) => id === parsed.prices[0]?.id)?.[1]).toBeGreaterThanOrEqual(
            gap.sessions,
          );
        }
      }),
    );
  });
});

function lacksSame(left: PriceGap, right: PriceGap): boolean {
  return left.architecture === right.architecture && left.glueVersion === right.glueVersion;
}
