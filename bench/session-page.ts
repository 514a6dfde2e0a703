import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../bin/browser.ts';
import type { Service } from '../lib/domain/service.ts';
import type { Source } from '../lib/domain/source.ts';
import type { Figure } from './listing.ts';
import { median, openEstate, openServer } from './processes.ts';
import { describeCalls, readCalls } from './session-page/asked.ts';
import { type Opening, openPage } from './session-page/opening.ts';
import {
  findLiving,
  findPair,
  KINDS,
  type Kind,
  type Pair,
  readSessions,
  type Target,
} from './session-page/targets.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** No sweep is due while pages are opened. */
const NEVER = '3600';
/** What opening a page may ask AWS: GetSession and tags, and each page of a list; of calculations so many one by one. */
const CALLS_BESIDE_LISTS = 2;
const LIST_PAGE = 100;
const CALCULATIONS_A_PASS = 24;
const MARKS_MOST = 500;

type Looked = { first: Opening; second: Opening; calls: number; more: number; told: string };
type Round = Record<Kind, { many: Looked; ten: Looked }>;
type Living = { service: Service; calls: number; more: number; told: string };

/** The page of a session that holds very much beside the page of one with ten, turn about over a new server each round. */
export async function measureSessionPage(): Promise<Figure[]> {
  const found = await findBrowser();
  if ('sentence' in found) throw new Error(found.sentence);
  const estate = await openEstate('crowded');
  const args = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const browser = await chromium.launch({ executablePath: found.path, args });
  try {
    const pairs = await onServer(estate.url, findPairs);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(
        await onServer(estate.url, (address) => takeRound(browser, estate.url, address, pairs, round % 2 === 0)),
      );
    }
    const living = await onServer(estate.url, (address) => lookAtLiving(browser, estate.url, address));
    return [...toFigures(pairs, rounds), ...toLivingFigures(living)];
  } finally {
    await browser.close();
    await estate.child.stop();
  }
}

async function onServer<Result>(endpoint: string, work: (address: string) => Promise<Result>): Promise<Result> {
  const server = await openServer(endpoint, { SPARKTALLY_POLL_SECONDS: NEVER });
  try {
    await waitUntilCalm(server.address);
    return await work(server.address);
  } finally {
    await server.child.stop();
  }
}

/** Until everything is listed and asked that is asked without a viewer. */
async function waitUntilCalm(address: string): Promise<void> {
  await readSessions(address);
  for (let time = 0; time < 600; time += 1) {
    const { sources }: { sources: Source[] } = await (await fetch(`${address}/api/sources`)).json();
    if (sources.every(({ status, details }) => status === 'ok' && details.done === details.of)) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('the details of the sessions did not come to an end');
}

async function findPairs(address: string): Promise<Record<Kind, Pair>> {
  const sessions = await readSessions(address);
  const found = [];
  for (const asked of KINDS) found.push([asked.kind, await findPair(address, sessions, asked)] as const);
  return Object.fromEntries(found) as Record<Kind, Pair>;
}

async function look(
  browser: Browser,
  endpoint: string,
  url: string,
  { id }: Target,
  panel: string | null,
): Promise<Looked> {
  const before = await readCalls(endpoint, id);
  const first = await openPage(browser, url, panel);
  const between = await readCalls(endpoint, id);
  const second = await openPage(browser, url, panel);
  const after = await readCalls(endpoint, id);
  const asked = between.slice(before.length);
  return { first, second, calls: asked.length, more: after.length - between.length, told: describeCalls(asked) };
}

async function takeRound(
  browser: Browser,
  endpoint: string,
  address: string,
  pairs: Record<Kind, Pair>,
  manyFirst: boolean,
): Promise<Round> {
  // The server has compiled what a page takes, and the browser has its scripts, for both alike.
  for (const { kind, panel } of KINDS) await openPage(browser, address + pairs[kind].other.href, panel);
  const round: Partial<Round> = {};
  for (const { kind, panel } of KINDS) {
    const { many, ten } = pairs[kind];
    const see = (target: Target) => look(browser, endpoint, address + target.href, target, panel);
    const first = await see(manyFirst ? many : ten);
    const second = await see(manyFirst ? ten : many);
    round[kind] = manyFirst ? { many: first, ten: second } : { many: second, ten: first };
  }
  return round as Round;
}

async function lookAtLiving(browser: Browser, endpoint: string, address: string): Promise<Living[]> {
  const living: Living[] = [];
  for (const { service, target } of findLiving(await readSessions(address))) {
    const { calls, more, told } = await look(browser, endpoint, address + target.href, target, null);
    living.push({ service, calls, more, told });
  }
  return living;
}

const most = (values: readonly number[]) => Math.max(...values);

function toFigures(pairs: Record<Kind, Pair>, rounds: readonly Round[]): Figure[] {
  return KINDS.flatMap(({ kind }) => {
    const { many, ten } = pairs[kind];
    const name = `a session of ${many.count} ${kind}`;
    const ratio = (
      what: string,
      limit: number,
      time: (opening: Opening) => number,
      viewer: 'first' | 'second',
    ): Figure => {
      const ours = rounds.map((round) => time(round[kind].many[viewer]));
      const theirs = rounds.map((round) => time(round[kind].ten[viewer]));
      return {
        name: `${what}, ${name}, ${viewer} viewer`,
        measured: median(ours.map((ms, at) => ms / (theirs[at] ?? Number.NaN))),
        limit,
        detail: `${Math.round(median(ours))} ms of ${Math.round(median(theirs))} ms of one with ${ten.count}, median of ${ours.length}`,
      };
    };
    const looked = rounds.map((round) => round[kind].many);
    const lists = kind === 'statements' ? many.count / LIST_PAGE : 0;
    return [
      ratio('first paint', 1.3, ({ paintMs }) => paintMs, 'first'),
      ratio('its cost painted', 1.3, ({ costMs }) => costMs, 'first'),
      ratio('its cost painted', 1.3, ({ costMs }) => costMs, 'second'),
      ratio('its chart painted', 3, ({ listMs }) => listMs, 'second'),
      {
        name: `marks in the document, ${name}`,
        measured: most(looked.flatMap(({ first, second }) => [first.marks, second.marks])),
        limit: MARKS_MOST,
        detail: `${looked[0]?.first.elements} elements in all, of one with ${ten.count} ${rounds[0]?.[kind].ten.first.elements}`,
      },
      {
        name: `AWS calls of opening ${name}`,
        measured: most(looked.map(({ calls }) => calls)),
        limit: CALLS_BESIDE_LISTS + (kind === 'statements' ? lists : toAthenaLists(kind, many.count)),
        detail: looked[0]?.told ?? '',
      },
      {
        name: `AWS calls of a second viewer of ${name}`,
        measured: most(looked.map(({ more }) => more)),
        limit: 0,
        detail: `most of ${looked.length}`,
      },
    ];
  });
}

/**
 * An Athena page lists executors and calculations, one of which is the crowd, and asks for one pass of calculations. A
 * thousand executors served some hundred calculations, which are a page of their own and at most one more.
 */
function toAthenaLists(kind: Kind, count: number): number {
  const others = kind === 'calculations' ? 1 : 2;
  return Math.ceil(count / LIST_PAGE) + others + CALCULATIONS_A_PASS;
}

function toLivingFigures(living: readonly Living[]): Figure[] {
  return living.flatMap(({ service, calls, more, told }) => [
    {
      name: `AWS calls of opening a living session, ${service}`,
      measured: calls,
      limit: LIVING_MOST[service],
      detail: told,
    },
    {
      name: `AWS calls of its second viewer, ${service}`,
      measured: more,
      limit: 0,
      detail: 'within the freshness time',
    },
  ]);
}

/** Besides GetSession and tags: a page of statements; a page of each list of Athena, and one pass of calculations. */
const LIVING_MOST: Record<Service, number> = {
  'emr-serverless': CALLS_BESIDE_LISTS,
  glue: CALLS_BESIDE_LISTS + 1,
  athena: CALLS_BESIDE_LISTS + 2 + CALCULATIONS_A_PASS,
};
