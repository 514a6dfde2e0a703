import { type AthenaClient, ListCalculationExecutionsCommand } from '@aws-sdk/client-athena';
import { requireItems } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { listAll } from '../list-all.ts';
import { parseFields, parseId, text, time, toRecord } from '../native-fields.ts';

/** The service's own maximum. */
const MAX_PAGE = 100;

const STATUS_FIELDS = {
  state: ['State', text],
  submittedAt: ['SubmissionDateTime', time],
  completedAt: ['CompletionDateTime', time],
} as const;

/**
 * When a session worked, by one of its calculations. What they are described by, which people write, is not kept. A
 * null member was absent or made no sense.
 */
export type AthenaCalculation = {
  calculationId: string;
  /** AWS's own word, also one not known today. */
  state: string | null;
  submittedAt: string | null;
  completedAt: string | null;
};

/** All calculations of a session, newest first. */
export function listAthenaCalculations(
  client: AthenaClient,
  context: CallContext,
  sessionId: string,
  call?: CallOptions,
): Promise<AthenaCalculation[]> {
  const operation = 'athena:ListCalculationExecutions';
  return listAll({
    operation,
    fetchPage: (nextToken) =>
      callAws(
        context,
        operation,
        (options) => {
          const page = nextToken === null ? {} : { NextToken: nextToken };
          const input = { SessionId: sessionId, MaxResults: MAX_PAGE, ...page };
          return client.send(new ListCalculationExecutionsCommand(input), options);
        },
        call,
      ),
    tokenOf: (output) => output.NextToken,
    toPage: (output) => requireItems(output, 'Calculations', operation, parseCalculation),
    keyOf: ({ calculationId }) => calculationId,
  });
}

function parseCalculation(item: unknown): AthenaCalculation | null {
  const calculationId = parseId(item, 'CalculationExecutionId');
  return calculationId === null ? null : { calculationId, ...parseFields(STATUS_FIELDS, toRecord(item)?.Status, []) };
}
