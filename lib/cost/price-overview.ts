import type { Problem } from '../domain/problem.ts';
import type { Service } from '../domain/service.ts';
import type { Architecture, Price, PriceDimension, WorkerFamily } from './price.ts';
import type { PriceListState } from './price-list-state.ts';

/** A price in force with what it is worth. */
export type UsedPrice = Price & {
  /** Sessions of the estate that are priced by it. */
  sessions: number;
  /** It can price nothing: an entry that counts before it stands for everything that it stands for. */
  outranked: boolean;
};

/**
 * Why sessions have no price. The last three are mended by no price: of the worker type nobody knows by which kind of
 * DPU it is billed, and the last two lack what their price depends on.
 */
export type GapReason =
  | 'no-price'
  | 'ambiguous-price'
  | 'mixed-currencies'
  | 'unknown-worker-type'
  | 'architecture-not-reported'
  | 'version-not-reported';

/** One thing that sessions of the estate need a price of and have none. Qualifiers that are null hold for every value. */
export type PriceGap = {
  service: Service;
  region: string;
  /** Null where it is about no single one: an unknown worker type, prices in several currencies. */
  dimension: PriceDimension | null;
  architecture: Architecture | null;
  /** Glue only: the major version, where prices differ by it. */
  glueVersion: string | null;
  workerFamily: WorkerFamily | null;
  /** Glue only: the types of the workers that these sessions have, as reported. */
  workerTypes: string[];
  reason: GapReason;
  sessions: number;
  /** How many of them are live. */
  live: number;
  /** The list of these sessions. */
  href: string;
  /** Whether the list holds them and no others; it may hold others where no filter tells them apart. */
  exact: boolean;
};

/** `GET /api/prices`: what is in force, from where, since when and how sure; and what sessions have no price. */
export type PriceOverview = {
  /** The oldest of what it was made from. */
  asOf: string;
  demo: boolean;
  /** Whether all sources were listed; counts of sessions are lower bounds while they were not. */
  complete: boolean;
  sources: number;
  missingSources: number;
  /** What keeps every source from working, such as missing credentials. */
  setup: Problem | null;
  sessions: number;
  /** How many of them lack at least one price. */
  unpriced: number;
  prices: UsedPrice[];
  /** How the reading of AWS's Price List stands, for each service and region. */
  lists: PriceListState[];
  /** Entries of the operator's file, and of the shipped book. */
  operator: { entries: number };
  shipped: { entries: number };
  /** Those with most live sessions first. */
  gaps: PriceGap[];
};
