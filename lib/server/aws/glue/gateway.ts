import { GetSessionCommand, GetTagsCommand, type GlueClient, ListSessionsCommand } from '@aws-sdk/client-glue';
import type { Problem, ProblemKind } from '../../../domain/problem.ts';
import { CallAbortedError, isProblemError, ProblemError } from '../../errors.ts';
import { requireItem, requireItems, toBadResponse } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { parseList, textMap } from '../native-fields.ts';
import { listPages } from '../pages.ts';
import { type GlueSession, parseGlueSession } from './native.ts';
import { type GlueStatement, listGlueStatements, type StatementTexts } from './statements.ts';

/** The service's own maximum. */
const MAX_PAGE = 1000;
/** As many as the limiter lets a source have in flight. */
const GETS_AT_ONCE = 8;
const ABSENT: ReadonlySet<ProblemKind> = new Set(['gone', 'not_found']);

export type GlueListQuery = {
  /** Only sessions that carry all of these tags. */
  tags?: Readonly<Record<string, string>>;
  /** Sent to AWS as who asks. */
  requestOrigin?: string;
  /** 1 to 1,000; 1,000 unless given. */
  pageSize?: number;
  /** The page to begin with, by AWS's own token. */
  token?: string;
  /** Whether no page is wanted after one of AWS with these sessions. */
  until?: (sessions: readonly GlueSession[]) => boolean;
};

export type GluePage = {
  sessions: GlueSession[];
  /** Ids the listing named without a session, and that GetSession does not know (any more). */
  missingIds: string[];
};

/**
 * Glue's interactive sessions as this program uses them. Every method fails with a ProblemError only; the list yields
 * each page as it arrives and may throw after some.
 */
export type GlueGateway = {
  /**
   * A page of AWS may be followed by one of ours with the sessions that it named but left out. Where those cannot be
   * read the listing goes on, and throws why at its end.
   */
  list(query?: GlueListQuery): AsyncGenerator<GluePage, void>;
  /** Fails with `gone` where there is no such session (any more). */
  get(id: string, call?: CallOptions): Promise<GlueSession>;
  /** The tags of a session by its ARN; an empty object where it has none. */
  getTags(arn: string, call?: CallOptions): Promise<Record<string, string>>;
  /**
   * All statements of a session, with no more of their texts than asked for. Fails with `gone` where there is no such session (any
   * more), with `not_supported` where it has no statements in its present state or kind, as over Spark Connect.
   */
  listStatements(sessionId: string, call?: CallOptions, texts?: StatementTexts): Promise<GlueStatement[]>;
};

type ListedPage = { sessions: GlueSession[]; unlisted: string[] };

export function openGlueGateway(client: GlueClient, context: CallContext): GlueGateway {
  const gateway: GlueGateway = {
    async *list(query = {}) {
      let problem: Problem | null = null;
      for await (const { sessions, unlisted } of listAsSent(client, context, query)) {
        yield { sessions, missingIds: [] };
        if (unlisted.length > 0 && problem === null) {
          const found = await getUnlisted(gateway, unlisted);
          problem = found.problem;
          if (found.sessions.length > 0 || found.missingIds.length > 0) yield found;
        }
        if (query.until?.(sessions)) break;
      }
      if (problem !== null) throw new ProblemError(problem);
    },

    async get(id, call) {
      const operation = 'glue:GetSession';
      const answer = await callAws(
        context,
        operation,
        (options) => client.send(new GetSessionCommand({ Id: id }), options),
        call,
      );
      const session = requireItem(parseGlueSession(answer.Session), operation);
      if (session.id !== id) throw toBadResponse(operation, 'is about another session');
      return session;
    },

    async getTags(arn, call) {
      const operation = 'glue:GetTags';
      const answer = await callAws(
        context,
        operation,
        (options) => client.send(new GetTagsCommand({ ResourceArn: arn }), options),
        call,
      );
      const tags = textMap(answer.Tags);
      if (!tags) throw toBadResponse(operation, 'lacks its tags');
      return { ...tags };
    },

    listStatements: (sessionId, call, texts) => listGlueStatements(client, context, sessionId, call, texts),
  };
  return gateway;
}

function listAsSent(
  client: GlueClient,
  context: CallContext,
  { tags, requestOrigin, pageSize = MAX_PAGE, token }: GlueListQuery,
): AsyncGenerator<ListedPage, void> {
  const operation = 'glue:ListSessions';
  const filter = {
    MaxResults: pageSize,
    ...(tags === undefined ? {} : { Tags: { ...tags } }),
    ...(requestOrigin === undefined ? {} : { RequestOrigin: requestOrigin }),
  };
  return listPages({
    operation,
    fetchPage: (nextToken) =>
      callAws(context, operation, (options) => {
        const page = nextToken === null ? {} : { NextToken: nextToken };
        return client.send(new ListSessionsCommand({ ...filter, ...page }), options);
      }),
    tokenOf: (output) => output.NextToken,
    toPage: (output) => {
      const sessions = requireItems(output, 'Sessions', operation, parseGlueSession);
      return { sessions, unlisted: findUnlisted(output.Ids, sessions, operation) };
    },
    keysOf: (page) => [...page.sessions.map(({ id }) => id), ...page.unlisted],
    startToken: token ?? null,
  });
}

/** Ids that the page names and has no session for. `Ids` may be absent: `Sessions` is then the whole page. */
function findUnlisted(ids: unknown, sessions: readonly GlueSession[], operation: string): string[] {
  if (ids === undefined || ids === null) return [];
  const named = parseList({ ids }, 'ids');
  if (!named?.every((id): id is string => typeof id === 'string' && id !== '')) {
    throw toBadResponse(operation, 'has a list Ids that holds no ids');
  }
  const listed = new Set(sessions.map(({ id }) => id));
  return [...new Set(named)].filter((id) => !listed.has(id));
}

/** Asks for sessions one by one, some at a time, until one fails for another reason than that it is gone. */
async function getUnlisted(
  gateway: Pick<GlueGateway, 'get'>,
  ids: readonly string[],
): Promise<GluePage & { problem: Problem | null }> {
  const found: GluePage & { problem: Problem | null } = { sessions: [], missingIds: [], problem: null };
  for (let start = 0; start < ids.length && found.problem === null; start += GETS_AT_ONCE) {
    const chunk = ids.slice(start, start + GETS_AT_ONCE);
    const results = await Promise.allSettled(chunk.map((id) => gateway.get(id)));
    results.forEach((result, index) => {
      if (result.status === 'fulfilled') found.sessions.push(result.value);
      else if (!isProblemError(result.reason) || result.reason instanceof CallAbortedError) throw result.reason;
      else if (ABSENT.has(result.reason.problem.kind)) found.missingIds.push(chunk[index] ?? '');
      else found.problem ??= result.reason.problem;
    });
  }
  return found;
}
