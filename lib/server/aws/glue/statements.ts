import { type GlueClient, ListStatementsCommand } from '@aws-sdk/client-glue';
import { maskDetail, maskText } from '../../mask/mask.ts';
import { requireItems } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { epochMs } from '../epoch.ts';
import { listAll } from '../list-all.ts';
import { count, parseFields, type Reader, text, toRecord } from '../native-fields.ts';

const MOST_NAME = 200;

// `Id` is an integer of 32 bits in the model.
const STATEMENT_FIELDS = {
  id: ['Id', count(2 ** 31 - 1)],
  state: ['State', text],
  startedAtMs: ['StartedOn', epochMs],
  completedAtMs: ['CompletedOn', epochMs],
} as const;

/**
 * How much of what people wrote and Spark answered is let in: nothing, the errors that a page shows in plain view, or
 * code and output too. All of it masked here and cut, as it holds the customer's data and may be large.
 */
export type StatementTexts = 'none' | 'errors' | 'all';

/** What a statement says of itself beside its times. A null member was absent, made no sense, or was not asked for. */
export type ToldOfStatement = {
  /** From 0 to 1. */
  progress: number | null;
  /** Its output says that it failed, whatever its state. */
  failed: boolean;
  errorName: string | null;
  errorText: string | null;
  code: string | null;
  output: string | null;
};

/** When a session worked, by one of its statements. A null member was absent or made no sense. */
export type GlueStatement = {
  /** Unique in its session. AWS's own, or the place in the list where AWS sends none. */
  id: number;
  /** AWS's own word, also one not known today. */
  state: string | null;
  /** Epoch milliseconds. */
  startedAtMs: number | null;
  completedAtMs: number | null;
  /** Present where texts were asked for. */
  told?: ToldOfStatement;
};

type SentStatement = Omit<GlueStatement, 'id'> & { id: number | null };

/** All statements of a session, in AWS's order: Glue knows no page size here. */
export async function listGlueStatements(
  client: GlueClient,
  context: CallContext,
  sessionId: string,
  call?: CallOptions,
  texts: StatementTexts = 'none',
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
    toPage: (output) => requireItems(output, 'Statements', operation, (item) => parseStatement(item, texts)),
    keyOf: ({ id }) => (id === null ? null : String(id)),
  });
  return numberStatements(sent);
}

/** One statement of an answer, or null where it is none. No member of it is required by the model, its id included. */
function parseStatement(item: unknown, texts: StatementTexts): SentStatement | null {
  const record = toRecord(item);
  if (record === null) return null;
  const statement = parseFields(STATEMENT_FIELDS, record, []);
  return texts === 'none' ? statement : { ...statement, told: parseTold(record, texts) };
}

const share: Reader<number> = (value) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value + 0 : undefined;
const lines: Reader<string> = (value) =>
  Array.isArray(value) && value.every((line) => typeof line === 'string') ? value.join('') : undefined;

const TOLD_FIELDS = { progress: ['Progress', share], code: ['Code', text] } as const;
const OUTPUT_FIELDS = {
  status: ['Status', text],
  errorName: ['ErrorName', text],
  errorValue: ['ErrorValue', text],
  traceback: ['Traceback', lines],
} as const;
const DATA_FIELDS = { plain: ['TextPlain', text] } as const;

function parseTold(record: Record<string, unknown>, texts: StatementTexts): ToldOfStatement {
  const { progress, code } = parseFields(TOLD_FIELDS, record, []);
  const sent = toRecord(record.Output);
  const { status, errorName, errorValue, traceback } = parseFields(OUTPUT_FIELDS, sent, []);
  const { plain } = parseFields(DATA_FIELDS, toRecord(sent?.Data), []);
  const all = texts === 'all';
  return {
    progress,
    failed: status === 'ERROR' || errorName !== null,
    errorName: errorName === null ? null : maskText(errorName).slice(0, MOST_NAME),
    errorText: errorValue === null ? null : maskText(errorValue),
    code: all ? maskLong(code) : null,
    output: all ? maskLong(plain ?? traceback) : null,
  };
}

/** Code and output may be longer than an error is. */
function maskLong(value: string | null): string | null {
  const masked = value === null ? null : maskDetail(value);
  return typeof masked === 'string' ? masked : null;
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
