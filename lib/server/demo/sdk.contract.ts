import { AthenaClient } from '@aws-sdk/client-athena';
import { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import { GlueClient } from '@aws-sdk/client-glue';
import { PricingClient } from '@aws-sdk/client-pricing';
import { STSClient } from '@aws-sdk/client-sts';
import { expect } from 'vitest';

/** The SDK's own clients at an address, one attempt a call, so that a test sees what was answered. */
export function openSdk(endpoint: string, region = 'us-east-1', maxAttempts = 1) {
  const config = { endpoint, region, maxAttempts, credentials: { accessKeyId: 'demo', secretAccessKey: 'demo' } };
  return {
    emr: new EMRServerlessClient(config),
    glue: new GlueClient(config),
    athena: new AthenaClient(config),
    pricing: new PricingClient(config),
    sts: new STSClient(config),
  };
}

export type Sdk = ReturnType<typeof openSdk>;

/** What the SDK makes of a refusal. */
export async function findRefusal(call: Promise<unknown>): Promise<{ name: string; status: number; message: string }> {
  const error: any = await call.then(
    () => expect.fail('the call was answered'),
    (reason) => reason,
  );
  return { name: error.name, status: error.$metadata?.httpStatusCode, message: error.message };
}

/** All pages of a listing by its token, and how long each was. */
export async function readPages<Answer, Row>(
  send: (token: string | undefined) => Promise<Answer>,
  read: (answer: Answer) => { rows: Row[] | undefined; token: string | undefined },
): Promise<{ rows: Row[]; sizes: number[] }> {
  const rows: Row[] = [];
  const sizes: number[] = [];
  let token: string | undefined;
  do {
    const page = read(await send(token));
    rows.push(...(page.rows ?? []));
    sizes.push(page.rows?.length ?? -1);
    token = page.token;
  } while (token !== undefined);
  return { rows, sizes };
}
