import { toOwnerLabel } from '../domain/owner.ts';
import { isLive } from '../domain/phase.ts';
import { MANY_CREATORS, type RadarFinding } from '../domain/radar.ts';
import { listRoleFixes } from '../domain/radar-fixes.ts';
import type { Session } from '../domain/session.ts';
import type { RadarInput, RadarSubject, ReadIdle } from './radar-input.ts';
import { sumIdle, toRankValue } from './radar-sums.ts';

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

function readOwner(owner: string): { label: string; person: string } {
  const label = toCreatorLabel(owner);
  return { label, person: toPerson(label) };
}

type Creator = { label: string; sessions: number };

/** Who is known to have used each role, with the number of their sessions. One person's spellings count once. */
function countCreators(population: readonly Session[]): Map<string, Map<string, Creator>> {
  const roles = new Map<string, Map<string, Creator>>();
  const owners = new Map<string, ReturnType<typeof readOwner>>();
  for (const session of population) {
    const key = toRoleKey(session);
    if (key === null || session.owner === null) continue;
    const creators = roles.get(key) ?? new Map<string, Creator>();
    roles.set(key, creators);
    // The same few owners come again and again, and a name takes a while to be read.
    const owner = owners.get(session.owner) ?? readOwner(session.owner);
    owners.set(session.owner, owner);
    const { label, person } = owner;
    const known = creators.get(person);
    if (known === undefined) creators.set(person, { label, sessions: 1 });
    else known.sessions += 1;
  }
  return roles;
}

/** Roles that many creators use, of those that the sessions run as; those beyond the subjects count as creators too. */
export function findSharedRoles(
  { subjects, population, complete }: Pick<RadarInput, 'subjects' | 'population' | 'complete'>,
  readIdle: ReadIdle,
): RadarFinding[] {
  const users = new Map<string, RadarSubject[]>();
  for (const subject of subjects) {
    const key = toRoleKey(subject.session);
    if (key === null) continue;
    const own = users.get(key);
    if (own === undefined) users.set(key, [subject]);
    else own.push(subject);
  }
  const creatorsOf = countCreators(population);
  const shared = [...users]
    .map(([key, own]) => {
      const readings = own.map((subject) => readIdle(subject, 'all'));
      return { own, readings, creators: creatorsOf.get(key) ?? new Map<string, Creator>() };
    })
    .filter(({ creators }) => creators.size >= MANY_CREATORS)
    .map((role) => ({ ...role, idle: sumIdle(role.readings, complete) }))
    .sort((a, b) => {
      const [left, right] = [toRankValue(a.idle), toRankValue(b.idle)];
      return left === right ? b.creators.size - a.creators.size : left < right ? 1 : -1;
    });
  const [first] = shared.flatMap(({ own }) => own);
  if (first === undefined) return [];
  const all = shared.flatMap(({ own }) => own);
  const readings = shared.flatMap((role) => role.readings);
  return [
    {
      rule: 'shared-role',
      service: null,
      judged: users.size,
      found: shared.length,
      sessions: all.length,
      live: all.filter(({ session }) => isLive(session.phase)).length,
      idle: {
        of: 'all',
        seconds: Math.round(readings.reduce((sum, reading) => sum + (reading?.ms ?? 0), 0) / 1000),
        sum: sumIdle(readings, complete),
      },
      burnPerHour: null,
      newest: null,
      evidence: shared.slice(0, MOST_EVIDENCE).flatMap(({ own, creators, idle }) => {
        const session = own[0]?.session;
        if (session?.roleArn == null) return [];
        const names = [...creators.values()].sort((a, b) => b.sessions - a.sessions || (a.label < b.label ? -1 : 1));
        return {
          kind: 'role' as const,
          roleArn: session.roleArn,
          account: session.account,
          creators: creators.size,
          names: names.slice(0, MOST_NAMES).map(({ label }) => label),
          sessions: own.length,
          idle,
        };
      }),
      fixes: listRoleFixes(first.place),
    },
  ];
}
