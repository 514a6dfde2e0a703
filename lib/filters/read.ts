import { toNumber } from '../cost/decimal.ts';
import { costAt } from '../cost/growth.ts';
import { type MissingReason, mayStillArrive } from '../domain/missing.ts';
import { toOwnerLabel, toRoleLabel } from '../domain/owner.ts';
import { isLive, type Phase } from '../domain/phase.ts';
import type { MissingField, Session } from '../domain/session.ts';
import { toLife, toMs } from '../domain/time-range.ts';
import type { FieldName } from './field.ts';

/**
 * Why a reading gave no value. `absent`: it is known that there is none. `undecided`: one may still arrive.
 * `not-reported`: there may be one, and AWS does not tell.
 */
export type Absence = 'absent' | 'undecided' | 'not-reported';

/** An untagged session has an owner all the same, so `not-tagged` is not among these. */
const ABSENT: ReadonlySet<MissingReason> = new Set(['not-set', 'not-applicable', 'not-idle', 'not-started', 'ended']);

/** Phases in which a session is known not to idle. `ready` is not one: the service does not say. */
const NOT_IDLE: ReadonlySet<Phase> = new Set(['starting', 'busy', 'stopping', 'ended', 'failed']);

/** How a filter is to take a null of this row. */
export function toAbsence(session: Session, field: MissingField): Absence {
  const reason = session.missing[field];
  if (reason === undefined) return 'not-reported';
  if (mayStillArrive(reason)) return 'undecided';
  return ABSENT.has(reason) ? 'absent' : 'not-reported';
}

export type RangeField = 'idle' | 'duration' | 'cost' | 'created';
export type TextField = Exclude<FieldName, RangeField | 'tag' | 'q'>;

function read(session: Session, value: string | null, field: MissingField, label?: (text: string) => string) {
  if (value === null) return toAbsence(session, field);
  return label === undefined ? [value] : [label(value), value];
}

/** The texts that a whole-value filter is compared with; the first one is what is shown, grouped and counted. */
export function readTexts(field: TextField, session: Session): readonly string[] | Absence {
  switch (field) {
    case 'scope':
      return [session.scope.name, session.scope.id];
    case 'owner':
      return read(session, session.owner, 'owner', toOwnerLabel);
    case 'role':
      return read(session, session.roleArn, 'roleArn', toRoleLabel);
    case 'worker':
      return read(session, session.capacity.workerType, 'capacity.workerType');
    case 'version':
    case 'name':
      return read(session, session[field], field);
    default:
      return [session[field]];
  }
}

/** The phases that a READY Glue session may turn out to be in once its statements are read. */
const UNTOLD: readonly Phase[] = ['ready', 'busy', 'idle'];

/** The phases that a session may be in: more than one while what tells them apart has not arrived. */
export function readPhases({ service, phase, missing }: Session): readonly Phase[] {
  const untold = service === 'glue' && phase === 'ready' && mayStillArrive(missing.idleSince);
  return untold ? UNTOLD : [phase];
}

/** Seconds for idle and duration, epoch milliseconds for created, for cost the amount in whatever currency it is. */
export function readNumber(field: RangeField, session: Session, nowMs: number): number | Absence {
  switch (field) {
    case 'created':
      return toMs(session.createdAt) ?? toAbsence(session, 'createdAt');
    case 'duration': {
      const { startMs, endMs } = toLife(session, nowMs);
      if (startMs !== null && endMs !== null && isLive(session.phase)) return (endMs - startMs) / 1000;
      return session.durationSeconds ?? toAbsence(session, 'durationSeconds');
    }
    case 'idle': {
      // Athena leaves the last idle time on sessions that are long gone.
      if (NOT_IDLE.has(session.phase)) return 'absent';
      const sinceMs = toMs(session.idleSince);
      return sinceMs === null ? toAbsence(session, 'idleSince') : Math.max(0, (nowMs - sinceMs) / 1000);
    }
    case 'cost': {
      const amount = costAt(session, nowMs);
      return amount === null ? toAbsence(session, 'cost') : toNumber(amount.value);
    }
  }
}

/** The texts that `q` searches, and whether more of them may still arrive. */
export function readSearchTexts(session: Session): { texts: string[]; partial: boolean } {
  const texts = [session.id, session.scope.name, session.scope.id];
  let partial = false;
  const add = (value: string | null, field: MissingField) => {
    if (value !== null) texts.push(value);
    else if (toAbsence(session, field) === 'undecided') partial = true;
  };
  add(session.name, 'name');
  add(session.owner, 'owner');
  add(session.roleArn, 'roleArn');
  add(session.stateReason, 'stateReason');
  if (session.tags === null) partial ||= toAbsence(session, 'tags') === 'undecided';
  else for (const [key, value] of Object.entries(session.tags)) texts.push(`${key}:${value}`);
  return { texts, partial };
}
