import { AthenaClient } from '@aws-sdk/client-athena';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { GlueClient } from '@aws-sdk/client-glue';
import { PricingClient } from '@aws-sdk/client-pricing';
import { STSClient } from '@aws-sdk/client-sts';
import { ANSWER_LIMIT_BYTES, readAtMost } from './answer-body.ts';
import { type AnswerNote, DESERIALIZE_FIRST, watchAttempts } from './attempts.ts';
import type { CalledService } from './called-service.ts';
import type { AwsCredentials } from './credentials-guard.ts';
import type { SourceLimiter } from './limiter.ts';
import { findPricingRegion } from './pricing-region.ts';

/** Milliseconds. Without `throwOnRequestTimeout` and a socket timeout the SDK waits for ever, or for 900 seconds. */
export type AwsTimeouts = { connectionMs: number; requestMs: number; socketMs: number };

export const DEFAULT_TIMEOUTS: AwsTimeouts = { connectionMs: 3_000, requestMs: 10_000, socketMs: 10_000 };

/** More sockets than the limiter lets calls through, so that no call ever waits for one and times out falsely. */
const MAX_SOCKETS = 25;
const MAX_ATTEMPTS = 3;

export type AwsClientOptions = {
  region: string;
  /** A guarded provider (credentials.ts); the SDK asks it for every call. */
  credentials: (() => Promise<AwsCredentials>) | AwsCredentials;
  /** The gate of each service's source; attempts and throttles are counted there. */
  limiterFor: (service: CalledService) => SourceLimiter;
  onAnswer?: (note: AnswerNote) => void;
  wallMs?: () => number;
  timeouts?: Partial<AwsTimeouts>;
  maxAttempts?: number;
  answerLimitBytes?: number;
};

/** The real SDK clients of one account and region. Open once, never per request. */
export type AwsClients = {
  emrServerless: EMRServerlessClient;
  glue: GlueClient;
  athena: AthenaClient;
  sts: STSClient;
  /** Of the region where this region's prices are told (pricing-region.ts); null where none tells them. */
  pricing: PricingClient | null;
  close(): void;
};

/**
 * The only place where SDK clients are made. Endpoints come from the SDK's own environment (AWS_ENDPOINT_URL and its
 * kin); plain http is refused unless it stays on this machine. No SDK logger is ever attached: it would print Glue
 * arguments, statement code and Athena SQL in clear.
 */
export function openAwsClients(options: AwsClientOptions): AwsClients {
  const emrServerless = new EMRServerlessClient(toClientConfig(options));
  const glue = new GlueClient(toClientConfig(options));
  const athena = new AthenaClient(toClientConfig(options));
  const sts = new STSClient(toClientConfig(options));
  const pricingRegion = findPricingRegion(options.region);
  const pricing =
    pricingRegion === null ? null : new PricingClient(toClientConfig({ ...options, region: pricingRegion }));
  emrServerless.middlewareStack.add(watchAttempts(toWatch(options, 'emr-serverless')), DESERIALIZE_FIRST);
  glue.middlewareStack.add(watchAttempts(toWatch(options, 'glue')), DESERIALIZE_FIRST);
  athena.middlewareStack.add(watchAttempts(toWatch(options, 'athena')), DESERIALIZE_FIRST);
  sts.middlewareStack.add(watchAttempts(toWatch(options, 'sts')), DESERIALIZE_FIRST);
  pricing?.middlewareStack.add(watchAttempts(toWatch(options, 'pricing')), DESERIALIZE_FIRST);
  const clients = [emrServerless, glue, athena, sts, ...(pricing === null ? [] : [pricing])];
  // Even without a logger it copies every answer to mask it for one, a tenth of what a listing costs.
  for (const client of clients) client.middlewareStack.remove('loggerMiddleware');
  return {
    emrServerless,
    glue,
    athena,
    sts,
    pricing,
    close() {
      for (const client of clients) client.destroy();
    },
  };
}

/** The settings every client shares; the client that assumes roles (credentials.ts) is made by the SDK from the same. */
export function toClientConfig(options: Omit<AwsClientOptions, 'limiterFor'>) {
  const { connectionMs, requestMs, socketMs } = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return {
    region: options.region,
    credentials: options.credentials,
    retryMode: 'standard',
    maxAttempts: options.maxAttempts ?? MAX_ATTEMPTS,
    customUserAgent: 'sparktally',
    streamCollector: readAtMost(options.answerLimitBytes ?? ANSWER_LIMIT_BYTES),
    requestHandler: {
      connectionTimeout: connectionMs,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
      socketTimeout: socketMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
  };
}

function toWatch(options: AwsClientOptions, service: CalledService) {
  const { limiterFor, onAnswer, wallMs = Date.now } = options;
  return { iamPrefix: service, limiter: limiterFor(service), wallMs, onAnswer };
}
