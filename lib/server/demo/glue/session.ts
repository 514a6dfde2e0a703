import { type Crowd, findCrowd, planCrowdedLife } from '../estate/crowds.ts';
import type { Estate } from '../estate/estate.ts';
import { decodeUuid, encodeUuid, ID_KIND } from '../estate/ids.ts';
import { idleMinutesIn, type Life, pickHabit, planLife, stopLife, tempoOf } from '../estate/life.ts';
import { type Person, pickPerson } from '../estate/people.ts';
import { openRandom, type Random } from '../estate/random.ts';
import type { RegionEstate } from '../estate/region.ts';
import type { Stream } from '../estate/stream.ts';
import type { GlueOrigin } from './origin.ts';
import { pickSize, type WorkerSize } from './worker-size.ts';

export const GLUE_STOP_MS = 20_000;
const DEFAULT_TIMEOUT_MINUTES = 2880;

export type GlueSessionPlan = {
  readonly region: string;
  readonly index: number;
  readonly id: string;
  readonly arn: string;
  readonly life: Life;
  readonly origin: GlueOrigin;
  readonly who: Person;
  readonly glueVersion: string;
  readonly size: WorkerSize;
  readonly idleTimeoutMinutes: number;
  /** What it is made to hold; null for what its life brings. */
  readonly crowd: Crowd | null;
  readonly detailSeed: number;
};

const ORIGINS = [
  ['notebook', 46],
  ['data-preview', 18],
  ['dbt', 20],
  ['spark-connect', 16],
] as const;

const PREFIX: Record<GlueOrigin, string> = {
  'data-preview': 'glue-studio-datapreview-',
  dbt: 'dbt-glue-',
  notebook: '',
  'spark-connect': '',
};

const NOTEBOOK_IDLE = [
  [DEFAULT_TIMEOUT_MINUTES, 2],
  [60, 5],
  [30, 4],
  [15, 2],
  [120, 1],
] as const;

const NOTEBOOK_VERSIONS = [
  ['5.1', 3],
  ['5.0', 6],
  ['4.0', 5],
  ['3.0', 1],
] as const;

function idleMinutesOf(random: Random, origin: GlueOrigin): number {
  if (origin === 'data-preview') return 30;
  if (origin === 'dbt') return 10;
  return random.pickWeighted(NOTEBOOK_IDLE);
}

function versionOf(random: Random, origin: GlueOrigin): string {
  if (origin === 'spark-connect') return random.chance(0.5) ? '5.1' : '5.0';
  return origin === 'data-preview' ? '5.0' : random.pickWeighted(NOTEBOOK_VERSIONS);
}

export function glueArn(estate: Estate, region: string, id: string): string {
  return `arn:aws:glue:${region}:${estate.account}:session/${id}`;
}

/** The notebook somebody left alone: always there, on the 48 h default, hours to a day old at the start. */
const isLeftOnDefaults = (stream: Stream, index: number): boolean => stream.leftBehind === index;

export function planGlueSession(estate: Estate, region: RegionEstate, stream: Stream, index: number): GlueSessionPlan {
  const random = openRandom(stream.seed, stream.number, index);
  const era = stream.eraOf(index);
  const left = isLeftOnDefaults(stream, index);
  const crowd =
    estate.regions[0]?.region === region.region ? findCrowd(estate.crowds, ['statements'], stream, index) : null;
  const crowded = crowd && planCrowdedLife(crowd, stream.createdMs(index));
  const origin = left || crowd ? 'notebook' : random.pickWeighted(ORIGINS);
  const who = pickPerson(random);
  const idleTimeoutMinutes = left ? DEFAULT_TIMEOUT_MINUTES : idleMinutesIn(era, idleMinutesOf(random, origin));
  const glueVersion = left ? '4.0' : versionOf(random, origin);
  const planned = planLife(random, {
    habit: left ? 'forgotten' : pickHabit(random, era, origin === 'notebook' ? 0.12 : 0.02),
    createdMs: stream.createdMs(index),
    startupSeconds: era === 'history' ? [14, 75] : [66, 100],
    stoppingSeconds: [5, 30],
    idleTimeoutMs: idleTimeoutMinutes * 60_000,
    tempo: tempoOf(era),
    longestMs: DEFAULT_TIMEOUT_MINUTES * 60_000,
  });
  const uuid = encodeUuid(stream.seed, { kind: ID_KIND.session, stream: stream.number, index, part: 0 });
  const id = PREFIX[origin] + uuid;
  const arn = glueArn(estate, region.region, id);
  const stoppedMs = estate.stops.get(arn);
  return {
    region: region.region,
    index,
    id,
    arn,
    life: crowded ? crowded.life : stoppedMs === undefined ? planned : stopLife(planned, stoppedMs, GLUE_STOP_MS),
    origin,
    who,
    glueVersion,
    size: left ? { workerType: 'G.1X', workers: 5, maxCapacity: 5 } : pickSize(random, origin, glueVersion, era),
    idleTimeoutMinutes: crowded ? crowded.idleTimeoutMinutes : idleTimeoutMinutes,
    crowd,
    detailSeed: random.whole(0, 0xffffffff),
  };
}

/** The session of that id; null when there is none (yet). Ids compare whole, with their prefix. */
export function findGlueSession(
  estate: Estate,
  region: RegionEstate,
  id: string,
  nowMs: number,
): GlueSessionPlan | null {
  const stream = region.glue;
  if (stream === null) return null;
  const block = decodeUuid(stream.seed, id.slice(-36));
  if (block?.kind !== ID_KIND.session || block.stream !== stream.number || block.part !== 0) return null;
  if (block.index >= stream.sizeAt(nowMs)) return null;
  const plan = planGlueSession(estate, region, stream, block.index);
  return plan.id === id ? plan : null;
}
