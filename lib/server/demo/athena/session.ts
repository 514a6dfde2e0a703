import { CROWDED_WORK_GROUP, type Crowd, findCrowd, planCrowdedLife, toCrowdTitle } from '../estate/crowds.ts';
import type { Estate } from '../estate/estate.ts';
import { decodeUuid, encodeUuid, ID_KIND, type IdBlock } from '../estate/ids.ts';
import { idleMinutesIn, type Life, pickHabit, planLife, stopLife, tempoOf } from '../estate/life.ts';
import { type Person, pickPerson, pickWork } from '../estate/people.ts';
import { openRandom } from '../estate/random.ts';
import type { RegionEstate } from '../estate/region.ts';
import type { Stream } from '../estate/stream.ts';
import { SPARK_CONNECT_ENGINE, type WorkGroup } from './work-groups.ts';

export const ATHENA_STOP_MS = 10_000;
const CAP_MS = 12 * 3_600_000;
/** No session is older than that while it lives: the cap of this estate, and what starting and stopping take. */
export const ATHENA_LONGEST_MS = CAP_MS + 600_000;

export type SparkWorkGroup = WorkGroup & { readonly stream: Stream };

export type AthenaSessionPlan = {
  readonly workGroup: SparkWorkGroup;
  readonly index: number;
  readonly id: string;
  readonly arn: string;
  readonly life: Life;
  readonly who: Person;
  readonly description: string | null;
  readonly idleTimeoutMinutes: number;
  readonly maxConcurrentDpus: number;
  /** Lost executors: shown as DEGRADED while it would be busy. */
  readonly degraded: boolean;
  /** What it is made to hold; null for what its life brings. */
  readonly crowd: Crowd | null;
  readonly detailSeed: number;
};

export const isSparkConnect = (workGroup: WorkGroup): boolean => workGroup.engine === SPARK_CONNECT_ENGINE;

const IDLE_MINUTES = [
  [20, 6],
  [60, 3],
  [30, 2],
  [480, 0.4],
] as const;

const MAX_DPUS = [
  [20, 6],
  [10, 3],
  [40, 2],
  [60, 1],
  [4, 1],
] as const;

function findAthenaCrowd(estate: Estate, region: RegionEstate, { name, stream }: SparkWorkGroup, index: number) {
  if (name !== CROWDED_WORK_GROUP || estate.regions[0]?.region !== region.region) return null;
  return findCrowd(estate.crowds, ['executors', 'calculations'], stream, index);
}

export function planAthenaSession(
  estate: Estate,
  region: RegionEstate,
  workGroup: SparkWorkGroup,
  index: number,
): AthenaSessionPlan {
  const { stream } = workGroup;
  const random = openRandom(stream.seed, stream.number, index);
  const era = stream.eraOf(index);
  const who = pickPerson(random);
  const idleTimeoutMinutes = idleMinutesIn(era, random.pickWeighted(IDLE_MINUTES));
  const planned = planLife(random, {
    habit: pickHabit(random, era, 0.1),
    createdMs: stream.createdMs(index),
    startupSeconds: era === 'history' ? [4, 40] : [20, 60],
    stoppingSeconds: [3, 15],
    idleTimeoutMs: idleTimeoutMinutes * 60_000,
    tempo: tempoOf(era),
    longestMs: CAP_MS,
  });
  const id = encodeUuid(stream.seed, { kind: ID_KIND.session, stream: stream.number, index, part: 0 });
  const arn = `arn:aws:athena:${region.region}:${estate.account}:workgroup/${workGroup.name}/session/${id}`;
  const stoppedMs = estate.stops.get(arn);
  const description = random.chance(0.65) ? pickWork(random, who.team) : null;
  const crowd = findAthenaCrowd(estate, region, workGroup, index);
  const crowded = crowd && planCrowdedLife(crowd, stream.createdMs(index));
  return {
    workGroup,
    index,
    id,
    arn,
    life: crowded ? crowded.life : stoppedMs === undefined ? planned : stopLife(planned, stoppedMs, ATHENA_STOP_MS),
    who,
    description: crowd ? toCrowdTitle(crowd) : description,
    idleTimeoutMinutes: crowded ? crowded.idleTimeoutMinutes : idleTimeoutMinutes,
    maxConcurrentDpus: isSparkConnect(workGroup) ? 4 : random.pickWeighted(MAX_DPUS),
    degraded: random.chance(0.04),
    crowd,
    detailSeed: random.whole(0, 0xffffffff),
  };
}

export const isSpark = (workGroup: WorkGroup): workGroup is SparkWorkGroup => workGroup.stream !== null;

/** The session a block of the given kind belongs to; null when it names nothing (yet). */
export function findBlockSession(
  estate: Estate,
  region: RegionEstate,
  block: IdBlock,
  nowMs: number,
): AthenaSessionPlan | null {
  const workGroup = region.workGroups.filter(isSpark).find(({ stream }) => stream.number === block.stream);
  if (!workGroup || block.index >= workGroup.stream.sizeAt(nowMs)) return null;
  return planAthenaSession(estate, region, workGroup, block.index);
}

/** Session ids name no workgroup: they are unique in the region. */
export function findAthenaSession(
  estate: Estate,
  region: RegionEstate,
  id: string,
  nowMs: number,
): AthenaSessionPlan | null {
  const block = decodeUuid(region.seed, id);
  if (block?.kind !== ID_KIND.session || block.part !== 0) return null;
  return findBlockSession(estate, region, block, nowMs);
}
