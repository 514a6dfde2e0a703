import { toOwnerLabel } from '../domain/owner.ts';
import { isLive } from '../domain/phase.ts';
import { MANY_CREATORS, type RadarFinding } from '../domain/radar.ts';
import { listRoleFixes } from '../domain/radar-fixes.ts';
import type { Session } from '../domain/session.ts';
import type { RadarSubject } from './radar-input.ts';
import {
  addReading,
  type IdleReading,
  type IdleSum,
  joinIdleSums,
  openIdleSum,
  toIdleMoney,
  toRadarIdle,
  toRankValue,
} from './radar-sums.ts';

const MOST_EVIDENCE = 5;
const MOST_NAMES = 5;

/** A role by its account too: Glue may tell its name alone. */
const toRoleKey = ({ account, roleArn }: Session) => (roleArn === null ? null : `${account}\n${roleArn}`);

/** The id of a role or user that `aws:userid` puts before the name, as in `AROAEXAMPLE:maria`. */
const PRINCIPAL_ID = /^A[A-Z0-9]{9,}:(?=.)/;

/** A creator's name without what tells nothing of who it is. */
const toCreatorLabel = (owner: string) => toOwnerLabel(owner).replace(PRINCIPAL_ID, '');

/** Equal for the spellings of one name that tags commonly have: an address, a user name, a person's name. */
function toPerson(label: string): string {
  const [local = ''] = label.split('@');
  const plain = local.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || label;
}

/** Session names that an SDK or a machine makes anew each time: who used the role is not in them. */
const MADE_NAME = /^(botocore-session-\d+|aws-(sdk|go-sdk)[\w-]*-\d+|i-[0-9a-f]{8,17}|[0-9a-f]{32})$/;
const ASSUMED = /^arn:[^:]*:sts::[^:]*:assumed-role\/([^/]+)\//;

function readOwner(owner: string): { label: string; person: string } {
  const own = toCreatorLabel(owner);
  const label = MADE_NAME.test(own) ? (ASSUMED.exec(owner)?.[1] ?? own) : own;
  return { label, person: toPerson(label) };
}

type Creator = { label: string; sessions: number };

/** A role that sessions looked at run as: the first of them, and their sums once it is known to be shared. */
type UsedRole = { first: RadarSubject; sessions: number; live: number; idle: IdleSum; creators: Creators };

/** By person; one person's spellings count once. */
type Creators = ReadonlyMap<string, Creator>;
const NOBODY: Creators = new Map();

/** Roles that many creators use, of those that the sessions looked at run as; others' sessions tell of creators too. */
export class SharedRoles {
  readonly #creators = new Map<string, Map<string, Creator>>();
  readonly #owners = new Map<string, ReturnType<typeof readOwner>>();
  readonly #used = new Map<string, UsedRole>();

  /** Who is known to have used a role. All of them are met before the first is added. */
  meet(session: Session): void {
    const key = toRoleKey(session);
    if (key === null || session.owner === null) return;
    const creators = this.#creators.get(key) ?? new Map<string, Creator>();
    this.#creators.set(key, creators);
    // The same few owners come again and again, and a name takes a while to be read.
    const owner = this.#owners.get(session.owner) ?? readOwner(session.owner);
    this.#owners.set(session.owner, owner);
    const known = creators.get(owner.person);
    if (known === undefined) creators.set(owner.person, { label: owner.label, sessions: 1 });
    else known.sessions += 1;
  }

  /** Idle time is read of a role that is shared alone. */
  add(subject: RadarSubject, readIdle: () => IdleReading): void {
    const key = toRoleKey(subject.session);
    if (key === null) return;
    const used = this.#used.get(key) ?? this.#open(key, subject);
    if (used.creators.size < MANY_CREATORS) return;
    used.sessions += 1;
    if (isLive(subject.session.phase)) used.live += 1;
    addReading(used.idle, readIdle());
  }

  toFindings(complete: boolean): RadarFinding[] {
    const shared = [...this.#used.values()]
      .filter(({ creators }) => creators.size >= MANY_CREATORS)
      .map((role) => ({ ...role, money: toIdleMoney(role.idle, complete) }))
      .sort((a, b) => {
        const [left, right] = [toRankValue(a.money), toRankValue(b.money)];
        return left === right ? b.creators.size - a.creators.size : left < right ? 1 : -1;
      });
    const [dearest] = shared;
    if (dearest === undefined) return [];
    const count = (field: 'sessions' | 'live') => shared.reduce((sum, role) => sum + role[field], 0);
    return [
      {
        rule: 'shared-role',
        service: null,
        judged: this.#used.size,
        found: shared.length,
        sessions: count('sessions'),
        live: count('live'),
        idle: toRadarIdle('all', joinIdleSums(shared.map(({ idle }) => idle)), complete),
        burnPerHour: null,
        newest: null,
        evidence: shared.slice(0, MOST_EVIDENCE).flatMap(({ first: { session }, creators, sessions, money }) => {
          const { roleArn, account } = session;
          if (roleArn === null) return [];
          const names = toNames(creators);
          return { kind: 'role' as const, roleArn, account, creators: creators.size, names, sessions, idle: money };
        }),
        fixes: listRoleFixes(dearest.first.place),
      },
    ];
  }

  #open(key: string, first: RadarSubject): UsedRole {
    const creators = this.#creators.get(key) ?? NOBODY;
    const used = { first, sessions: 0, live: 0, idle: openIdleSum(), creators };
    this.#used.set(key, used);
    return used;
  }
}

/** Who used it most, first. */
function toNames(creators: Creators): string[] {
  const ranked = [...creators.values()].sort((a, b) => b.sessions - a.sessions || (a.label < b.label ? -1 : 1));
  return ranked.slice(0, MOST_NAMES).map(({ label }) => label);
}
