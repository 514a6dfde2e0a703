import { toGapLink } from './gap-link.ts';
import type { PriceQuery } from './price.ts';
import { listEntries, type PriceBook, toMajor } from './price-book.ts';
import type { GapReason, PriceGap } from './price-overview.ts';
import { listPriceQueries } from './price-query.ts';
import type { SessionKind } from './session-kinds.ts';

/** What prices do for the sessions of an estate. */
export type PriceUse = {
  /** Sessions by the id of a price that they are priced by. */
  uses: Map<string, number>;
  gaps: PriceGap[];
  /** Sessions that lack at least one price. */
  unpriced: number;
};

type Thing = Omit<PriceGap, 'workerTypes' | 'sessions' | 'live' | 'href' | 'exact'>;

/** Whether the answer to a query may be another one for another value of a qualifier. */
function tellsApart(book: PriceBook, query: PriceQuery, qualifier: 'architecture' | 'glueVersion'): boolean {
  return listEntries(book, query, qualifier).some((entry) => entry[qualifier] !== null);
}

/**
 * What is missing for a query that has no price. Architectures and versions of Glue are told apart where the book does:
 * elsewhere one entry prices them all. But AWS sells vCPU and memory by architecture, also where no price of them is known.
 */
function toThing(query: PriceQuery, reason: 'no-price' | 'ambiguous-price', book: PriceBook): Thing {
  const { service, region, dimension, architecture, glueVersion, workerFamily } = query;
  const soldByArchitecture = dimension === 'vcpu-hour' || dimension === 'memory-gb-hour';
  const byArchitecture =
    (soldByArchitecture && reason === 'no-price') ||
    (service === 'emr-serverless' && tellsApart(book, query, 'architecture'));
  const byVersion = service === 'glue' && tellsApart(book, query, 'glueVersion');
  const whyNone = (): GapReason => {
    if (byArchitecture && architecture === null) return 'architecture-not-reported';
    return byVersion && glueVersion === null ? 'version-not-reported' : reason;
  };
  return {
    service,
    region,
    dimension,
    architecture: byArchitecture ? architecture : null,
    glueVersion: byVersion && glueVersion !== null ? toMajor(glueVersion) : null,
    workerFamily,
    reason: whyNone(),
  };
}

function toWholeThing({ sample }: SessionKind, reason: GapReason): Thing {
  const { service, region, capacity } = sample;
  const architecture = service === 'emr-serverless' ? capacity.architecture : null;
  return { service, region, dimension: null, architecture, glueVersion: null, workerFamily: null, reason };
}

type Lack = { thing: Thing; kinds: SessionKind[] };

function count(kinds: readonly SessionKind[], of: 'sessions' | 'live'): number {
  return kinds.reduce((sum, kind) => sum + kind[of], 0);
}

function toGap({ thing, kinds }: Lack, all: readonly SessionKind[]): PriceGap {
  const types = thing.service === 'glue' ? kinds.flatMap(({ sample }) => sample.capacity.workerType ?? []) : [];
  return {
    ...thing,
    workerTypes: [...new Set(types)].toSorted(),
    sessions: count(kinds, 'sessions'),
    live: count(kinds, 'live'),
    ...toGapLink(thing, kinds, all),
  };
}

function compareGaps(left: PriceGap, right: PriceGap): number {
  const name = ({ service, region, dimension, architecture, glueVersion, workerFamily, workerTypes }: PriceGap) =>
    [service, region, dimension, architecture, glueVersion, workerFamily, ...workerTypes].join(' ');
  if (left.live !== right.live) return right.live - left.live;
  if (left.sessions !== right.sessions) return right.sessions - left.sessions;
  return name(left) < name(right) ? -1 : 1;
}

/**
 * Which prices of a book the sessions of an estate are priced by, and what they need and have no price of. A Glue worker
 * type of a family not known today is a gap of its own, and so are prices of one session in several currencies.
 */
export function findPriceUse(kinds: readonly SessionKind[], book: PriceBook): PriceUse {
  const uses = new Map<string, number>();
  const lacks = new Map<string, Lack>();
  let unpriced = 0;
  const note = (kind: SessionKind, thing: Thing) => {
    const own = thing.reason === 'unknown-worker-type' ? kind.sample.capacity.workerType : null;
    const key = JSON.stringify([...Object.values(thing), own]);
    const lack = lacks.get(key) ?? { thing, kinds: [] };
    lack.kinds.push(kind);
    lacks.set(key, lack);
  };
  for (const kind of kinds) {
    const queries = listPriceQueries(kind.sample);
    const currencies = new Set<string>();
    let lacking = queries.length === 0;
    if (lacking) note(kind, toWholeThing(kind, 'unknown-worker-type'));
    for (const query of queries) {
      const { price, reason } = book.find(query);
      if (price === null) {
        lacking = true;
        note(kind, toThing(query, reason, book));
      } else {
        currencies.add(price.currency);
        uses.set(price.id, (uses.get(price.id) ?? 0) + kind.sessions);
      }
    }
    if (!lacking && currencies.size > 1) {
      lacking = true;
      note(kind, toWholeThing(kind, 'mixed-currencies'));
    }
    if (lacking) unpriced += kind.sessions;
  }
  const gaps = [...lacks.values()].map((lack) => toGap(lack, kinds)).toSorted(compareGaps);
  return { uses, gaps, unpriced };
}
