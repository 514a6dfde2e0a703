import {
  type EMRServerlessClient,
  GetApplicationCommand,
  GetSessionCommand,
  ListApplicationsCommand,
  ListSessionsCommand,
  type SessionState,
} from '@aws-sdk/client-emr-serverless';
import { requireItem, requireItems, toBadResponse } from '../answer.ts';
import { type CallContext, type CallOptions, callAws } from '../call.ts';
import { listPages } from '../pages.ts';
import { type EmrSession, type EmrSessionSummary, parseEmrSession, parseEmrSummary } from './native.ts';
import {
  type EmrApplication,
  type EmrApplicationDetail,
  parseEmrApplication,
  parseEmrApplicationDetail,
} from './native-application.ts';

/** The service's own maximum, for applications and for sessions. */
const MAX_PAGE = 50;

export type EmrListQuery = {
  applicationId: string;
  /** Several states: the answer is grouped by state. One not in the model is refused by the service. */
  states?: readonly string[];
  createdAtAfter?: Date;
  createdAtBefore?: Date;
  /** 1 to 50; 50 unless given. */
  pageSize?: number;
  /** The page to begin with, by AWS's own token. */
  token?: string;
};

/**
 * EMR Serverless as this program uses it. Every method fails with a ProblemError only; a list yields each page as it
 * arrives and may throw after some.
 */
export type EmrGateway = {
  listApplications(query?: { pageSize?: number; token?: string }): AsyncGenerator<EmrApplication[], void>;
  getApplication(applicationId: string, call?: CallOptions): Promise<EmrApplicationDetail>;
  list(query: EmrListQuery): AsyncGenerator<EmrSessionSummary[], void>;
  /** Fails with `gone` where the application has no such session (any more). */
  get(ref: { applicationId: string; sessionId: string }, call?: CallOptions): Promise<EmrSession>;
};

export function openEmrGateway(client: EMRServerlessClient, context: CallContext): EmrGateway {
  return {
    listApplications({ pageSize = MAX_PAGE, token } = {}) {
      const operation = 'emr-serverless:ListApplications';
      return listPages({
        operation,
        fetchPage: (nextToken) =>
          callAws(context, operation, (options) =>
            client.send(new ListApplicationsCommand({ maxResults: pageSize, ...toToken(nextToken) }), options),
          ),
        tokenOf: (output) => output.nextToken,
        toPage: (output) => requireItems(output, 'applications', operation, parseEmrApplication),
        keysOf: (page) => page.map(({ applicationId }) => applicationId),
        startToken: token ?? null,
      });
    },

    async getApplication(applicationId, call) {
      const operation = 'emr-serverless:GetApplication';
      const answer = await callAws(
        context,
        operation,
        (options) => client.send(new GetApplicationCommand({ applicationId }), options),
        call,
      );
      return requireItem(parseEmrApplicationDetail(answer.application), operation);
    },

    list({ applicationId, states, createdAtAfter, createdAtBefore, pageSize = MAX_PAGE, token }) {
      const operation = 'emr-serverless:ListSessions';
      const filter = {
        applicationId,
        maxResults: pageSize,
        ...(states === undefined ? {} : { states: states as SessionState[] }),
        ...(createdAtAfter === undefined ? {} : { createdAtAfter }),
        ...(createdAtBefore === undefined ? {} : { createdAtBefore }),
      };
      return listPages({
        operation,
        fetchPage: (nextToken) =>
          callAws(context, operation, (options) =>
            client.send(new ListSessionsCommand({ ...filter, ...toToken(nextToken) }), options),
          ),
        tokenOf: (output) => output.nextToken,
        toPage: (output) => requireItems(output, 'sessions', operation, (item) => parseEmrSummary(item, applicationId)),
        keysOf: (page) => page.map(({ sessionId }) => sessionId),
        startToken: token ?? null,
      });
    },

    async get({ applicationId, sessionId }, call) {
      const operation = 'emr-serverless:GetSession';
      const answer = await callAws(
        context,
        operation,
        (options) => client.send(new GetSessionCommand({ applicationId, sessionId }), options),
        call,
      );
      const session = requireItem(parseEmrSession(answer.session, applicationId), operation);
      if (session.sessionId !== sessionId) throw toBadResponse(operation, 'is about another session');
      return session;
    },
  };
}

function toToken(token: string | null): { nextToken?: string } {
  return token === null ? {} : { nextToken: token };
}
