import { type GlueClient, ListStatementsCommand } from '@aws-sdk/client-glue';
import { requireItems } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { epochMs } from '../epoch.ts';
import { listAll } from '../list-all.ts';
import { count, parseFields, text, toRecord } from '../native-fields.ts';

// `Id` is an integer of 32 bits in the model.
const STATEMENT_FIELDS = {
  id: ['Id', count(2 ** 31 - 1)],
  state: ['State', text],
  startedAtMs: ['StartedOn', epochMs],
  completedAtMs: ['CompletedOn', epochMs],
} as const;

/**
 * When a session worked, by one of its statements. Code and output, which hold the customer's data and may be large,
 * end at this door: nothing of them is kept. A null member was absent or made no sense.
 */
export type GlueStatement = {
  /** Unique in its session. AWS's own, or the place in the list where AWS sends none. */
  id: number;
  /** AWS's own word, also one not known today. */
  state: string | null;
  /** Epoch milliseconds. */
  startedAtMs: number | null;
  completedAtMs: number | null;
};

type SentStatement = Omit<GlueStatement, 'id'> & { id: number | null };

/** All statements of a session, in AWS's order: Glue knows no page size here. */
export async function listGlueStatements(
  client: GlueClient,
  context: CallContext,
  sessionId: string,
  call?: CallOptions,
): Promise<GlueStatement[]> {
  const operation = 'glue:ListStatements';
  const sent = await listAll({
    operation,
    fetchPage: (nextToken) =>
      callAws(
        context,
        operation,
        (options) => {
          const page = nextToken === null ? {} : { NextToken: nextToken };
          return client.send(new ListStatementsCommand({ SessionId: sessionId, ...page }), options);
        },
        call,
      ),
    tokenOf: (output) => output.NextToken,
    toPage: (output) => requireItems(output, 'Statements', operation, parseStatement),
    keyOf: ({ id }) => (id === null ? null : String(id)),
  });
  return numberStatements(sent);
}

/** One statement of an answer, or null where it is none. No member of it is required by the model, its id included. */
function parseStatement(item: unknown): SentStatement | null {
  const record = toRecord(item);
  return record === null ? null : parseFields(STATEMENT_FIELDS, record, []);
}

/** Gives a statement without an id its place in the list, or the next number that no other statement has. */
function numberStatements(sent: readonly SentStatement[]): GlueStatement[] {
  const taken = new Set(sent.map(({ id }) => id));
  let next = 0;
  return sent.map((statement, place) => {
    if (statement.id !== null) return { ...statement, id: statement.id };
    next = Math.max(next, place);
    while (taken.has(next)) next += 1;
    return { ...statement, id: next++ };
  });
}
