import {
  type AthenaClient,
  GetSessionCommand,
  GetWorkGroupCommand,
  ListSessionsCommand,
  ListTagsForResourceCommand,
  ListWorkGroupsCommand,
  type SessionState,
} from '@aws-sdk/client-athena';
import { isProblemError } from '../../errors.ts';
import { requireItem, requireItems, toBadResponse } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { parseId, toRecord } from '../native-fields.ts';
import { listPages } from '../pages.ts';
import {
  type AthenaCalculation,
  type AthenaCalculationDetail,
  getAthenaCalculation,
  listAthenaCalculations,
} from './calculations.ts';
import { type AthenaExecutor, listAthenaExecutors } from './executors.ts';
import { type AthenaSession, type AthenaSessionSummary, parseAthenaSession, parseAthenaSummary } from './native.ts';
import { type AthenaWorkGroup, parseAthenaWorkGroup, resolveEngineKind } from './native-work-group.ts';

/** The service's own maxima. */
const MAX_WORK_GROUPS_PAGE = 50;
const MAX_SESSIONS_PAGE = 100;

export type AthenaListQuery = {
  workGroup: string;
  /** One state; without it AWS lists only CREATING, CREATED, IDLE and BUSY. */
  state?: string;
  /** 1 to 100; 100 unless given. */
  pageSize?: number;
  /** The page to begin with, by AWS's own token. */
  token?: string;
  /** The workgroup's effective engine version where it is known: an SQL workgroup may refuse to list sessions. */
  engineVersion?: string | null;
};

/**
 * Athena for Spark as this program uses it. Every method fails with a ProblemError only; a list yields each page as it
 * arrives and may throw after some.
 */
export type AthenaGateway = {
  listWorkGroups(query?: { pageSize?: number; token?: string }): AsyncGenerator<AthenaWorkGroup[], void>;
  getWorkGroup(name: string, call?: CallOptions): Promise<AthenaWorkGroup>;
  /** Of an SQL workgroup, which lists nothing or refuses, it yields nothing. */
  list(query: AthenaListQuery): AsyncGenerator<AthenaSessionSummary[], void>;
  /** Fails with `gone` where there is no such session (any more). `workGroup` stands in where the answer names none. */
  get(sessionId: string, call?: CallOptions & { workGroup?: string }): Promise<AthenaSession>;
  /** The tags of a session by its ARN; an empty object where it has none. */
  getTags(arn: string, call?: CallOptions): Promise<Record<string, string>>;
  /** All executors that joined a session. Fails with `gone` where there is no such session (any more). */
  listExecutors(sessionId: string, call?: CallOptions): Promise<AthenaExecutor[]>;
  /** All calculations of a session. Fails as the executors do, and with `not_supported` where its engine has none. */
  listCalculations(sessionId: string, call?: CallOptions): Promise<AthenaCalculation[]>;
  /** One calculation with its DPU time. Fails with `gone` where there is no such calculation (any more). */
  getCalculation(calculationId: string, call?: CallOptions): Promise<AthenaCalculationDetail>;
};

export function openAthenaGateway(client: AthenaClient, context: CallContext): AthenaGateway {
  const gateway: AthenaGateway = {
    listWorkGroups({ pageSize = MAX_WORK_GROUPS_PAGE, token } = {}) {
      const operation = 'athena:ListWorkGroups';
      return listPages({
        operation,
        fetchPage: (nextToken) =>
          callAws(context, operation, (options) =>
            client.send(new ListWorkGroupsCommand({ MaxResults: pageSize, ...toToken(nextToken) }), options),
          ),
        tokenOf: (output) => output.NextToken,
        toPage: (output) => requireItems(output, 'WorkGroups', operation, parseAthenaWorkGroup),
        keysOf: (page) => page.map(({ name }) => name),
        startToken: token ?? null,
      });
    },

    async getWorkGroup(name, call) {
      const operation = 'athena:GetWorkGroup';
      const answer = await callAws(
        context,
        operation,
        (options) => client.send(new GetWorkGroupCommand({ WorkGroup: name }), options),
        call,
      );
      return requireItem(parseAthenaWorkGroup(answer.WorkGroup), operation);
    },

    async *list(query) {
      try {
        yield* listSessions(client, context, query);
      } catch (error) {
        if (!isRefusal(error) || !(await isSqlWorkGroup(gateway, query))) throw error;
      }
    },

    async get(sessionId, { workGroup = '', ...call } = {}) {
      const operation = 'athena:GetSession';
      const answer = await callAws(
        context,
        operation,
        (options) => client.send(new GetSessionCommand({ SessionId: sessionId }), options),
        call,
      );
      const session = requireItem(parseAthenaSession(answer, workGroup), operation);
      if (session.sessionId !== sessionId) throw toBadResponse(operation, 'is about another session');
      return session;
    },

    async getTags(arn, call) {
      const operation = 'athena:ListTagsForResource';
      const pages = listPages({
        operation,
        fetchPage: (nextToken) =>
          callAws(
            context,
            operation,
            (options) =>
              client.send(new ListTagsForResourceCommand({ ResourceARN: arn, ...toToken(nextToken) }), options),
            call,
          ),
        tokenOf: (output) => output.NextToken,
        toPage: (output) => requireItems(output, 'Tags', operation, parseTag),
        keysOf: (page) => page.map(([key]) => key),
      });
      const tags: [string, string][] = [];
      for await (const page of pages) tags.push(...page);
      return Object.fromEntries(tags);
    },

    listExecutors: (sessionId, call) => listAthenaExecutors(client, context, sessionId, call),
    listCalculations: (sessionId, call) => listAthenaCalculations(client, context, sessionId, call),
    getCalculation: (calculationId, call) => getAthenaCalculation(client, context, calculationId, call),
  };
  return gateway;
}

function listSessions(
  client: AthenaClient,
  context: CallContext,
  { workGroup, state, pageSize = MAX_SESSIONS_PAGE, token }: AthenaListQuery,
): AsyncGenerator<AthenaSessionSummary[], void> {
  const operation = 'athena:ListSessions';
  const filter = {
    WorkGroup: workGroup,
    MaxResults: pageSize,
    ...(state === undefined ? {} : { StateFilter: state as SessionState }),
  };
  return listPages({
    operation,
    fetchPage: (nextToken) =>
      callAws(context, operation, (options) =>
        client.send(new ListSessionsCommand({ ...filter, ...toToken(nextToken) }), options),
      ),
    tokenOf: (output) => output.NextToken,
    toPage: (output) => requireItems(output, 'Sessions', operation, (item) => parseAthenaSummary(item, workGroup)),
    keysOf: (page) => page.map(({ sessionId }) => sessionId),
    startToken: token ?? null,
  });
}

function isRefusal(error: unknown): boolean {
  return isProblemError(error) && error.problem.kind === 'invalid_request';
}

/** Decided by the engine version; asked of AWS where the caller does not know it. A failure to tell means no. */
async function isSqlWorkGroup(gateway: AthenaGateway, query: AthenaListQuery): Promise<boolean> {
  if (query.token !== undefined) return false;
  if (query.engineVersion) return resolveEngineKind(query.engineVersion) === 'sql';
  try {
    const workGroup = await gateway.getWorkGroup(query.workGroup);
    return resolveEngineKind(workGroup.effectiveEngineVersion ?? workGroup.selectedEngineVersion) === 'sql';
  } catch {
    return false;
  }
}

function parseTag(tag: unknown): [key: string, value: string] | null {
  const key = parseId(tag, 'Key');
  const value = toRecord(tag)?.Value ?? '';
  return key === null || typeof value !== 'string' ? null : [key, value];
}

function toToken(token: string | null): { NextToken?: string } {
  return token === null ? {} : { NextToken: token };
}
