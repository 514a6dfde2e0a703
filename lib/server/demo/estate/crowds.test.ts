import {
  GetCalculationExecutionCommand,
  ListCalculationExecutionsCommand,
  ListExecutorsCommand,
  GetSessionCommand as OfAthena,
} from '@aws-sdk/client-athena';
import { GetSessionCommand, GetStatementCommand, ListStatementsCommand } from '@aws-sdk/client-glue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, openEndpoint } from '../endpoint.ts';
import { openSdk, readPages, type Sdk } from '../sdk.contract.ts';
import { CROWDED_WORK_GROUP } from './crowds.ts';

const NOW = Date.UTC(2026, 10, 20, 14, 30);
const CROWDS = { statements: 1_234, executors: 321, calculations: 1_111 };
const COUNTS = { glue: 40, athena: 60 };

let endpoint: Endpoint;
let plain: Endpoint;
let sdk: Sdk;
beforeAll(async () => {
  const options = { nowMs: () => NOW, counts: COUNTS };
  [endpoint, plain] = await Promise.all([openEndpoint({ ...options, crowds: CROWDS }), openEndpoint(options)]);
  sdk = openSdk(endpoint.url);
});
afterAll(() => Promise.all([endpoint.close(), plain.close()]));

/** The oldest sessions of a place. */
const oldest = (scope: string, from: Endpoint = endpoint) =>
  from
    .truth('us-east-1')
    .filter((row) => row.scope === scope && row.service !== 'emr-serverless')
    .toReversed();

describe('a session that holds very much', () => {
  test('has so many statements, one after the other, each found by its number', async () => {
    const Id = oldest('-')[0]!.id;
    const { rows } = await readPages(
      (NextToken) => sdk.glue.send(new ListStatementsCommand({ SessionId: Id, NextToken })),
      (answer) => ({ rows: answer.Statements, token: answer.NextToken }),
    );
    expect(rows.map((row) => row.Id)).toEqual(Array.from({ length: CROWDS.statements }, (_, at) => at));
    const { Session } = await sdk.glue.send(new GetSessionCommand({ Id }));
    expect(Session).toMatchObject({
      Description: 'A session of 1234 statements',
      Status: 'TIMEOUT',
      SessionType: 'LIVY',
    });
    let end = Number(Session?.CreatedOn);
    for (const { StartedOn = 0, CompletedOn = 0 } of rows) {
      expect(StartedOn).toBeGreaterThan(end);
      expect(CompletedOn).toBeGreaterThanOrEqual(StartedOn);
      end = CompletedOn;
    }
    expect(end).toBeLessThan(Number(Session?.CompletedOn));
    const { Statement } = await sdk.glue.send(new GetStatementCommand({ SessionId: Id, Id: 1_000 }));
    expect(Statement).toEqual(rows[1_000]);
  });

  test('has so many executors, whose DPU time is the session’s', async () => {
    const SessionId = oldest(CROWDED_WORK_GROUP)[0]!.id;
    const { rows, sizes } = await readPages(
      (NextToken) => sdk.athena.send(new ListExecutorsCommand({ SessionId, NextToken })),
      (answer) => ({ rows: answer.ExecutorsSummary, token: answer.NextToken }),
    );
    expect(sizes).toEqual([100, 100, 100, 21]);
    expect(new Set(rows.map(({ ExecutorId }) => ExecutorId)).size).toBe(CROWDS.executors);
    const millis = rows.reduce((sum, row) => sum + row.TerminationDateTime! - row.StartDateTime!, 0);
    const { Statistics, Description } = await sdk.athena.send(new OfAthena({ SessionId }));
    expect([Description, Statistics?.DpuExecutionInMillis]).toEqual(['A session of 321 executors', millis]);
  });

  test('has so many calculations, which come to less than the session', async () => {
    const SessionId = oldest(CROWDED_WORK_GROUP)[1]!.id;
    const { rows } = await readPages(
      (NextToken) => sdk.athena.send(new ListCalculationExecutionsCommand({ SessionId, NextToken })),
      (answer) => ({ rows: answer.Calculations, token: answer.NextToken }),
    );
    expect(new Set(rows.map((row) => row.CalculationExecutionId)).size).toBe(CROWDS.calculations);
    let millis = 0;
    for (const { CalculationExecutionId } of rows) {
      const { Statistics } = await sdk.athena.send(new GetCalculationExecutionCommand({ CalculationExecutionId }));
      millis += Statistics?.DpuExecutionInMillis ?? Number.NaN;
    }
    const { Statistics } = await sdk.athena.send(new OfAthena({ SessionId }));
    expect(millis).toBeGreaterThan(0);
    expect(millis).toBeLessThan(Statistics?.DpuExecutionInMillis ?? 0);
  });

  test('leaves all other sessions as they are', () => {
    const without = (from: Endpoint, scope: string, count: number) => oldest(scope, from).slice(count);
    expect(without(endpoint, '-', 1)).toEqual(without(plain, '-', 1));
    expect(without(endpoint, CROWDED_WORK_GROUP, 2)).toEqual(without(plain, CROWDED_WORK_GROUP, 2));
    expect(oldest('-')[0]).not.toEqual(oldest('-', plain)[0]);
  });
});
