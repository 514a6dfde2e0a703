import {
  type AthenaClient,
  GetCalculationExecutionCommand,
  ListCalculationExecutionsCommand,
} from '@aws-sdk/client-athena';
import { requireItem, requireItems, toBadResponse } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { listAll } from '../list-all.ts';
import { count, parseFields, parseId, text, time, toRecord } from '../native-fields.ts';

/** The service's own maximum. */
const MAX_PAGE = 100;

const STATUS_FIELDS = {
  state: ['State', text],
  stateReason: ['StateChangeReason', text],
  submittedAt: ['SubmissionDateTime', time],
  completedAt: ['CompletionDateTime', time],
} as const;

const STATISTICS_FIELDS = {
  dpuMillis: ['DpuExecutionInMillis', count()],
  progress: ['Progress', text],
} as const;

/**
 * When a session worked, by one of its calculations. Description and reason are what people and their code write: they
 * are not masked here. A null member was absent or made no sense.
 */
export type AthenaCalculation = {
  calculationId: string;
  description: string | null;
  /** AWS's own word, also one not known today. */
  state: string | null;
  stateReason: string | null;
  submittedAt: string | null;
  completedAt: string | null;
};

/** What is told of a calculation one by one only. */
export type AthenaCalculationDetail = {
  calculationId: string;
  state: string | null;
  completedAt: string | null;
  /** DPU execution time, milliseconds. */
  dpuMillis: number | null;
  /** A text of AWS's, such as `42%`. */
  progress: string | null;
  /** Members that AWS sent without sense. */
  invalid: readonly string[];
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
  if (calculationId === null) return null;
  const { description } = parseFields({ description: ['Description', text] }, item, []);
  return { calculationId, description, ...parseFields(STATUS_FIELDS, toRecord(item)?.Status, []) };
}

/** One calculation with its DPU time. Code and results, which the answer points to, are not read. */
export async function getAthenaCalculation(
  client: AthenaClient,
  context: CallContext,
  calculationId: string,
  call?: CallOptions,
): Promise<AthenaCalculationDetail> {
  const operation = 'athena:GetCalculationExecution';
  const answer = await callAws(
    context,
    operation,
    (options) => client.send(new GetCalculationExecutionCommand({ CalculationExecutionId: calculationId }), options),
    call,
  );
  const id = requireItem(parseId(answer, 'CalculationExecutionId'), operation);
  if (id !== calculationId) throw toBadResponse(operation, 'is about another calculation');
  const { state, completedAt } = parseFields(STATUS_FIELDS, answer.Status, []);
  const invalid: string[] = [];
  return { calculationId, state, completedAt, ...parseFields(STATISTICS_FIELDS, answer.Statistics, invalid), invalid };
}
