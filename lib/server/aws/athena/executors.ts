import { type AthenaClient, ListExecutorsCommand, type ListExecutorsCommandOutput } from '@aws-sdk/client-athena';
import { requireItems, toBadResponse } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { epochMs } from '../epoch.ts';
import { listAll } from '../list-all.ts';
import { count, parseFields, parseId, text } from '../native-fields.ts';

/** The service's own maximum. */
const MAX_PAGE = 100;
// `ExecutorSize` has no range in the model: as many DPUs as a session may have at all.
const MAX_DPUS = 5000;

const EXECUTOR_FIELDS = {
  type: ['ExecutorType', text],
  state: ['ExecutorState', text],
  dpus: ['ExecutorSize', count(MAX_DPUS)],
  startedAtMs: ['StartDateTime', epochMs],
  terminatedAtMs: ['TerminationDateTime', epochMs],
} as const;

/** One executor of a session and how long it was there. A null member was absent or made no sense. */
export type AthenaExecutor = {
  executorId: string;
  /** `COORDINATOR`, `GATEWAY` or `WORKER`, or a word not known today. */
  type: string | null;
  /** AWS's own word, also one not known today. */
  state: string | null;
  dpus: number | null;
  /** Epoch milliseconds. */
  startedAtMs: number | null;
  terminatedAtMs: number | null;
};

/** All executors that joined a session, those that are gone included, newest first. */
export function listAthenaExecutors(
  client: AthenaClient,
  context: CallContext,
  sessionId: string,
  call?: CallOptions,
): Promise<AthenaExecutor[]> {
  const operation = 'athena:ListExecutors';
  return listAll({
    operation,
    fetchPage: (nextToken) =>
      callAws(
        context,
        operation,
        (options) => {
          const page = nextToken === null ? {} : { NextToken: nextToken };
          const input = { SessionId: sessionId, MaxResults: MAX_PAGE, ...page };
          return client.send(new ListExecutorsCommand(input), options);
        },
        call,
      ),
    tokenOf: (output) => output.NextToken,
    toPage: (output) => toExecutors(output, sessionId, operation),
    keyOf: ({ executorId }) => executorId,
  });
}

/**
 * The model requires `SessionId` of an answer and not `ExecutorsSummary`. So an answer that names the session asked for
 * is whole without the list: a session that is being created, or that failed before it had a coordinator, has none to
 * list. An answer with neither is no answer of Athena.
 */
function toExecutors(output: ListExecutorsCommandOutput, sessionId: string, operation: string): AthenaExecutor[] {
  const { SessionId: named, ExecutorsSummary: list } = output;
  if (named !== undefined && named !== sessionId) throw toBadResponse(operation, 'is about another session');
  if (named !== undefined && list === undefined) return [];
  return requireItems(output, 'ExecutorsSummary', operation, parseExecutor);
}

function parseExecutor(item: unknown): AthenaExecutor | null {
  const executorId = parseId(item, 'ExecutorId');
  return executorId === null ? null : { executorId, ...parseFields(EXECUTOR_FIELDS, item, []) };
}
