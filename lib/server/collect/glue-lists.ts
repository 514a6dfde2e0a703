import { summariseWork } from '../../domain/activity.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Statement } from '../../domain/session-items.ts';
import type { GlueGateway } from '../aws/glue/gateway.ts';
import { hasStatements, toOutcome, toWork } from '../aws/glue/phase.ts';
import type { GlueStatement } from '../aws/glue/statements.ts';
import { toShownText } from '../aws/session-row.ts';
import type { AdapterContext } from './adapter-context.ts';
import type { GlueRecord } from './glue-adapter.ts';
import type { ItemLists } from './item-list.ts';

const NO_STATEMENTS: Problem = {
  kind: 'not_supported',
  message: 'Spark Connect sessions have no statements.',
  hint: 'They are worked with past the API, and Glue keeps no record of it: nothing tells whether this one works or idles.',
};

const NOT_STARTED: Problem = {
  kind: 'not_supported',
  message: 'The session has not started yet.',
  hint: 'It runs statements once it is ready.',
};

const MOST_STATE = 100;

const toIso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function toStatement(sent: GlueStatement): Statement {
  const { id, startedAtMs, completedAtMs, told } = sent;
  const outcome = toOutcome(sent);
  return {
    id,
    // A word that AWS's models do not have may be anything.
    state: outcome === 'unknown' ? (toShownText(sent.state)?.slice(0, MOST_STATE) ?? null) : sent.state,
    outcome,
    startedAt: toIso(startedAtMs),
    completedAt: toIso(completedAtMs),
    progress: told?.progress ?? null,
    errorName: told?.errorName ?? null,
    errorText: told?.errorText ?? null,
    code: told?.code ?? null,
    output: told?.output ?? null,
  };
}

/** The statements of a Glue session, for its page: with their errors, and with code only where the operator wants it. */
export function openGlueLists(
  gateway: GlueGateway,
  { now, showCode }: Pick<AdapterContext, 'now' | 'showCode'>,
): Required<Pick<ItemLists<GlueRecord>, 'statements'>> {
  return {
    statements: {
      ask: 'work',
      refuse({ session }) {
        if (!hasStatements(session)) return NO_STATEMENTS;
        return session.status === 'PROVISIONING' ? NOT_STARTED : null;
      },
      async read({ session }, priority) {
        const texts = showCode ? 'all' : 'errors';
        const statements = await gateway.listStatements(session.id, { priority }, texts);
        const work = summariseWork(statements.map(toWork), now());
        return { items: statements.map(toStatement), change: (current) => ({ ...current, work }) };
      },
    },
  };
}
