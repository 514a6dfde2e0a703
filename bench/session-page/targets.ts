import { isLive } from '../../lib/domain/phase.ts';
import { SERVICES, type Service } from '../../lib/domain/service.ts';
import type { Session } from '../../lib/domain/session.ts';
import { createFrameDecoder } from '../../lib/stream/decode.ts';

export type Kind = 'statements' | 'executors' | 'calculations';

export const KINDS: readonly { kind: Kind; service: Service; panel: string }[] = [
  { kind: 'statements', service: 'glue', panel: 'Statements' },
  { kind: 'executors', service: 'athena', panel: 'Executors' },
  { kind: 'calculations', service: 'athena', panel: 'Calculations' },
];

export type Pair = { many: Target; ten: Target; other: Target };

/** A session to open, and how much of the kind it holds. */
export type Target = { href: string; id: string; count: number };

export async function readSessions(address: string): Promise<Session[]> {
  const decoder = createFrameDecoder();
  const text = await (await fetch(`${address}/api/sessions?range=all`)).text();
  const rows = new Map<string, Session>();
  for (const frame of decoder.push(text)) {
    if (frame.type === 'page') for (const session of frame.sessions) rows.set(session.key, session);
  }
  return [...rows.values()];
}

async function countItems(address: string, { href }: Session, kind: Kind): Promise<number> {
  const answer: { total: number | null } = await (await fetch(`${address}/api${href}/${kind}?limit=1`)).json();
  return answer.total ?? 0;
}

/** The crowded session of a kind, the ended one of the same service that holds nearest to ten, and the next such. */
export async function findPair(
  address: string,
  sessions: readonly Session[],
  { kind, service }: (typeof KINDS)[number],
): Promise<Pair> {
  const ended = sessions.filter(
    (row) => row.service === service && !isLive(row.phase) && row.origin !== 'spark-connect',
  );
  const counted = [];
  for (const row of ended) {
    counted.push({ href: row.href, id: row.id, count: await countItems(address, row, kind), name: row.name });
  }
  const many = counted.find(({ name }) => name !== null && /^A session of \d+ /.test(name) && name.endsWith(kind));
  const [ten, other] = counted.toSorted((a, b) => Math.abs(a.count - 10) - Math.abs(b.count - 10));
  if (many === undefined || ten === undefined || other === undefined)
    throw new Error(`the estate has no sessions of ${kind}`);
  return { many, ten, other };
}

/** Those of EMR Serverless all are Spark Connect; of Glue and Athena such a session has no lists to ask for. */
const hasLists = ({ service, origin }: Session) => service === 'emr-serverless' || origin !== 'spark-connect';

/** A session of each service that lives. */
export function findLiving(sessions: readonly Session[]): { service: Service; target: Target }[] {
  return SERVICES.map((service) => {
    const row = sessions.find(
      (one) => one.service === service && ['idle', 'busy', 'ready'].includes(one.phase) && hasLists(one),
    );
    if (row === undefined) throw new Error(`no session of ${service} lives`);
    return { service, target: { href: row.href, id: row.id, count: 0 } };
  });
}
