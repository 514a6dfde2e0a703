import type { Estate } from '../estate/estate.ts';
import { decodeShortId, encodeShortId, ID_KIND } from '../estate/ids.ts';
import { idleMinutesIn, type Life, pickHabit, planLife, stopLife, tempoOf } from '../estate/life.ts';
import { type Person, pickPerson, pickWork } from '../estate/people.ts';
import { type Choices, openRandom, type Random } from '../estate/random.ts';
import type { EmrApplication } from './applications.ts';

export const EMR_STOP_MS = 25_000;
/** No session lives longer: the service's cap of 24 h, and what starting and stopping take. */
export const EMR_LONGEST_MS = 24.2 * 3_600_000;
const CAP_MS = 24 * 3_600_000;

export type EmrSessionPlan = {
  readonly application: EmrApplication;
  readonly index: number;
  readonly id: string;
  readonly arn: string;
  readonly life: Life;
  readonly who: Person;
  readonly scheduled: boolean;
  readonly name: string | null;
  readonly idleTimeoutMinutes: number;
  readonly workers: { vcpus: number; memoryGb: number; diskGb: number; executors: number };
  /** How long after the end the billed figures appear. */
  readonly billedAfterMs: number;
  /** Further draws of this session, for what only its detail shows. */
  readonly detailSeed: number;
};

const NAME_STYLES = [
  ['work', 5],
  ['person', 3],
  ['none', 2],
] as const;

function nameOf(random: Random, who: Person, scheduled: boolean): string | null {
  if (scheduled) return `airflow__${who.team}__${random.pick(['refresh', 'quality_checks', 'backfill'])}`;
  const style = random.pickWeighted(NAME_STYLES);
  if (style === 'none') return null;
  const work = pickWork(random, who.team);
  return style === 'work' ? work : `${who.name} – ${work}`;
}

type Size = { vcpus: number; memoryGb: number; diskGb: number };

const SIZES: Choices<readonly [Size, number]> = [
  [{ vcpus: 4, memoryGb: 16, diskGb: 20 }, 5],
  [{ vcpus: 2, memoryGb: 8, diskGb: 20 }, 3],
  [{ vcpus: 4, memoryGb: 30, diskGb: 60 }, 2],
  [{ vcpus: 8, memoryGb: 60, diskGb: 120 }, 1],
];

const IDLE_MINUTES = [
  [60, 5],
  [30, 4],
  [15, 3],
  [120, 1],
  [480, 0.3],
] as const;

/** The session at that place of the application's stream, with the stop somebody asked for, if any. */
export function planEmrSession(estate: Estate, application: EmrApplication, index: number): EmrSessionPlan {
  const { stream } = application;
  const random = openRandom(stream.seed, stream.number, index);
  const era = stream.eraOf(index);
  const who = pickPerson(random);
  const scheduled = application.name.startsWith('data-platform') && random.chance(0.6);
  const idleTimeoutMinutes = idleMinutesIn(era, scheduled ? 10 : random.pickWeighted(IDLE_MINUTES));
  const planned = planLife(random, {
    habit: pickHabit(random, era, 0.08),
    createdMs: stream.createdMs(index),
    startupSeconds: era === 'history' ? [18, 95] : [66, 110],
    stoppingSeconds: [8, 40],
    idleTimeoutMs: idleTimeoutMinutes * 60_000,
    tempo: tempoOf(era),
    longestMs: CAP_MS,
  });
  const id = encodeShortId(stream.seed, { kind: ID_KIND.session, stream: stream.number, index, part: 0 });
  const arn = `${application.arn}/sessions/${id}`;
  const stoppedMs = estate.stops.get(arn);
  return {
    application,
    index,
    id,
    arn,
    life: stoppedMs === undefined ? planned : stopLife(planned, stoppedMs, EMR_STOP_MS),
    who,
    scheduled,
    name: nameOf(random, who, scheduled),
    idleTimeoutMinutes,
    workers: { ...random.pickWeighted(SIZES), executors: random.whole(1, 9) },
    billedAfterMs: random.between(60_000, 180_000),
    detailSeed: random.whole(0, 0xffffffff),
  };
}

/** The place of a session's id in the application's stream; null when no such session exists yet. */
export function findEmrSession(
  estate: Estate,
  application: EmrApplication,
  id: string,
  nowMs: number,
): EmrSessionPlan | null {
  const { stream } = application;
  const block = decodeShortId(stream.seed, id);
  if (block?.kind !== ID_KIND.session || block.stream !== stream.number || block.part !== 0) return null;
  if (block.index >= stream.sizeAt(nowMs)) return null;
  return planEmrSession(estate, application, block.index);
}
