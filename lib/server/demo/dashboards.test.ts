import { GetResourceDashboardCommand as OfAthena } from '@aws-sdk/client-athena';
import { GetResourceDashboardCommand as OfEmr } from '@aws-sdk/client-emr-serverless';
import { GetDashboardUrlCommand } from '@aws-sdk/client-glue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import { findRefusal, openSdk, type Sdk } from './sdk.contract.ts';
import type { TruthRow } from './truth.ts';

const NOW = Date.UTC(2026, 10, 20, 14, 30);
const CONNECT = 'spark35-unified-studio';

let endpoint: Endpoint;
let sdk: Sdk;
beforeAll(async () => {
  endpoint = await openEndpoint({ nowMs: () => NOW, counts: { emrServerless: 400, glue: 200, athena: 400 } });
  sdk = openSdk(endpoint.url);
});
afterAll(() => endpoint.close());

const find = (wanted: Partial<TruthRow>) => {
  const row = endpoint
    .truth('us-east-1')
    .find((one) => Object.entries(wanted).every(([name, value]) => one[name as keyof TruthRow] === value));
  if (row === undefined) throw new Error(`no session as ${JSON.stringify(wanted)}`);
  return row;
};
const ofEmr = ({ scope, id }: TruthRow) =>
  sdk.emr.send(new OfEmr({ applicationId: scope, resourceId: id, resourceType: 'SESSION' }));
const ofGlue = ({ id }: TruthRow) =>
  sdk.glue.send(new GetDashboardUrlCommand({ ResourceId: id, ResourceType: 'SESSION' }));
const ofAthena = ({ scope, id }: TruthRow, account = '210987654321') =>
  sdk.athena.send(
    new OfAthena({ ResourceARN: `arn:aws:athena:us-east-1:${account}:workgroup/${scope}/session/${id}` }),
  );

describe('the links to the Spark UI', () => {
  test('lead to AWS’s live UI, then to its history server, with another token each time', async () => {
    const live = find({ service: 'emr-serverless', state: 'IDLE' });
    const first = await ofEmr(live);
    const second = await ofEmr(live);
    expect(first.url).toMatch(
      new RegExp(
        `^https://j-${live.id}\\.dashboard\\.emr-serverless\\.us-east-1\\.amazonaws\\.com/\\?authToken=.{20,}$`,
      ),
    );
    expect(second.url).not.toBe(first.url);
    const { url } = await ofEmr(find({ service: 'emr-serverless', state: 'TERMINATED' }));
    expect(url).toMatch(/^https:\/\/p-[a-z0-9-]+\.emrappui-prod\.us-east-1\.amazonaws\.com\/shs\/history\//);
    const glue = await ofGlue(find({ service: 'glue', state: 'READY' }));
    expect(glue.Url).toMatch(/^https:\/\/[a-z0-9-]+\.dashboard\.glue\.us-east-1\.amazonaws\.com\//);
    const athena = await ofAthena(find({ service: 'athena', scope: CONNECT, state: 'TERMINATED' }));
    expect(athena.Url).toMatch(/^https:\/\/[a-z0-9-]+\.dashboard\.athena\.us-east-1\.amazonaws\.com\//);
  });

  test('are not there before a session has started', async () => {
    const starting = await ofEmr(find({ service: 'emr-serverless', state: 'STARTING' }));
    expect(starting.url).toBeUndefined();
    const provisioning = ofGlue(find({ service: 'glue', state: 'PROVISIONING' }));
    expect(await findRefusal(provisioning)).toMatchObject({ name: 'InvalidInputException', status: 400 });
  });

  test('are refused for the notebook engine of Athena, and for what is not there', async () => {
    const notebook = ofAthena(find({ service: 'athena', scope: 'spark-analytics' }));
    expect(await findRefusal(notebook)).toMatchObject({ name: 'InvalidRequestException', status: 400 });
    const connect = find({ service: 'athena', scope: CONNECT });
    for (const call of [ofAthena(connect, '111111111111'), ofAthena({ ...connect, scope: 'spark-analytics' })]) {
      expect(await findRefusal(call)).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
    }
    const emr = find({ service: 'emr-serverless' });
    const gone = { status: 404, name: 'ResourceNotFoundException' };
    expect(await findRefusal(ofEmr({ ...emr, id: 'nope' }))).toMatchObject(gone);
    const job = new GetDashboardUrlCommand({ ResourceId: 'jr_1', ResourceType: 'JOB' });
    expect(await findRefusal(sdk.glue.send(job))).toMatchObject({ name: 'EntityNotFoundException' });
    const wrong = new GetDashboardUrlCommand({ ResourceId: 'x', ResourceType: 'PAGE' as never });
    expect(await findRefusal(sdk.glue.send(wrong))).toMatchObject({ name: 'InvalidInputException' });
  });
});
