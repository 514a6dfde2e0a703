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

/** Who is known to have used each role, with the number of their sessions. */
function countCreators(population: readonly Session[]): Map<string, Map<string, number>> {
  const roles = new Map<string, Map<string, number>>();
  for (const session of population) {
    const key = toRoleKey(session);
    if (key === null || session.owner === null) continue;
    const creators = roles.get(key) ?? new Map<string, number>();
    roles.set(key, creators);
    const owner = toOwnerLabel(session.owner);
    creators.set(owner, (creators.get(owner) ?? 0) + 1);
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
      return { own, readings, creators: creatorsOf.get(key) ?? new Map<string, number>() };
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
        const names = [...creators].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        return {
          kind: 'role' as const,
          roleArn: session.roleArn,
          account: session.account,
          creators: creators.size,
          names: names.slice(0, MOST_NAMES).map(([name]) => name),
          sessions: own.length,
          idle,
        };
      }),
      fixes: listRoleFixes(first.place),
    },
  ];
}
