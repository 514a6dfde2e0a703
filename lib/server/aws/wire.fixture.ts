import { ListSessionsCommand as ListAthenaSessionsCommand } from '@aws-sdk/client-athena';
import { ListApplicationsCommand } from '@aws-sdk/client-emr-serverless';
import { ListSessionsCommand } from '@aws-sdk/client-glue';
import { GetProductsCommand } from '@aws-sdk/client-pricing';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { vi } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { isProblemError } from '../errors.ts';
import type { AnswerNote } from './attempts.ts';
import { type CallContext, type CallOptions, callAws, requireMember } from './call.ts';
import type { CalledService } from './called-service.ts';
import { type AwsClientOptions, type AwsClients, openAwsClients } from './clients.ts';
import { type FaultyAnswer, type FaultyServer, openFaultyServer } from './faulty-server.fixture.ts';
import { createLimiter, type Limiter } from './limiter.ts';

/** The real SDK clients against a server of the test's own, with figures small enough for a hang to end soon. */
export type Wire = {
  server: FaultyServer;
  clients: AwsClients;
  limiter: Limiter;
  notes: AnswerNote[];
  shutdown: AbortController;
  contextOf(service: CalledService, changes?: Partial<CallContext>): CallContext;
  /** One listing of a service through `callAws`, its list member required. */
  list(service: CalledService, changes?: Partial<CallContext>, options?: CallOptions): Promise<unknown>;
  /** The problem such a listing ends with. */
  fail(service: CalledService, changes?: Partial<CallContext>, options?: CallOptions): Promise<Problem>;
  close(): Promise<void>;
};

export async function openWire(
  answer: FaultyAnswer,
  options: Partial<AwsClientOptions> & { callsPerSecond?: number; url?: string } = {},
): Promise<Wire> {
  const server = await openFaultyServer(answer);
  const limiter = createLimiter({ callsPerSecond: options.callsPerSecond ?? 1_000 });
  const shutdown = new AbortController();
  const notes: AnswerNote[] = [];
  vi.stubEnv('AWS_ENDPOINT_URL', options.url ?? server.url);
  const region = options.region ?? 'us-east-1';
  const clients = openAwsClients({
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
    limiterFor: (service) => limiter.forSource(service),
    onAnswer: (note) => notes.push(note),
    timeouts: { connectionMs: 150, requestMs: 150, socketMs: 150 },
    ...options,
    region,
  });

  function contextOf(service: CalledService, changes: Partial<CallContext> = {}): CallContext {
    const account = '123456789012';
    return { service, account, region, limiter: limiter.forSource(service), signal: shutdown.signal, ...changes };
  }

  async function list(service: CalledService, changes?: Partial<CallContext>, callOptions?: CallOptions) {
    const context = contextOf(service, changes);
    if (service === 'glue') {
      const operation = 'glue:ListSessions';
      const send = (sent: { abortSignal: AbortSignal }) => clients.glue.send(new ListSessionsCommand({}), sent);
      return requireMember(await callAws(context, operation, send, callOptions), 'Sessions', operation);
    }
    if (service === 'athena') {
      const operation = 'athena:ListSessions';
      const command = new ListAthenaSessionsCommand({ WorkGroup: 'spark' });
      const send = (sent: { abortSignal: AbortSignal }) => clients.athena.send(command, sent);
      return requireMember(await callAws(context, operation, send, callOptions), 'Sessions', operation);
    }
    if (service === 'emr-serverless') {
      const operation = 'emr-serverless:ListApplications';
      const send = (sent: { abortSignal: AbortSignal }) =>
        clients.emrServerless.send(new ListApplicationsCommand({}), sent);
      return requireMember(await callAws(context, operation, send, callOptions), 'applications', operation);
    }
    const { pricing } = clients;
    if (service === 'pricing' && pricing !== null) {
      const operation = 'pricing:GetProducts';
      const command = new GetProductsCommand({ ServiceCode: 'AWSGlue' });
      const send = (sent: { abortSignal: AbortSignal }) => pricing.send(command, sent);
      return requireMember(await callAws(context, operation, send, callOptions), 'PriceList', operation);
    }
    const operation = 'sts:GetCallerIdentity';
    const send = (sent: { abortSignal: AbortSignal }) => clients.sts.send(new GetCallerIdentityCommand({}), sent);
    return requireMember(await callAws(context, operation, send, callOptions), 'Account', operation);
  }

  return {
    server,
    clients,
    limiter,
    notes,
    shutdown,
    contextOf,
    list,
    async fail(service, changes, callOptions) {
      try {
        await list(service, changes, callOptions);
      } catch (error) {
        if (isProblemError(error)) return error.problem;
        throw error;
      }
      throw new Error('the call succeeded');
    },
    async close() {
      vi.unstubAllEnvs();
      clients.close();
      await server.close();
    },
  };
}
