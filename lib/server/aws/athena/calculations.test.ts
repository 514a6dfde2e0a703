import { describe, expect, test } from 'vitest';
import {
  calculationStateOf,
  calculationsOf,
  toCalculationStatistics,
  toCalculationStatus,
} from '../../demo/athena/calculations.ts';
import { findAthenaSession, isSparkConnect } from '../../demo/athena/session.ts';
import { MAIN_REGION } from '../../demo/estate/estate.ts';
import {
  expectTold,
  FROZEN_MS,
  findProblem,
  NO_ANSWERS,
  openBenchForFile,
  type ToldException,
} from '../gateway.contract.ts';
import { openAthenaGateway } from './gateway.ts';

const OPERATION = 'athena:ListCalculationExecutions';
const CANARY = 'hunter2canary';

const bench = openBenchForFile({ athena: 400, sparkWorkGroups: 4 });
const gateway = () => openAthenaGateway(bench().clients.athena, bench().contextOf('athena'));
const calls = () => bench().callsOf(OPERATION);

/** A session of either engine: of PySpark the one with most calculations, and these as the endpoint holds them. */
function findSession(engine: 'pyspark' | 'spark-connect') {
  const { estate } = bench().endpoint;
  const [first] = bench()
    .endpoint.truth()
    .filter(({ service }) => service === 'athena')
    .map(({ id }) => findAthenaSession(estate, estate.region(MAIN_REGION), id, FROZEN_MS))
    .filter((plan) => plan !== null && isSparkConnect(plan.workGroup) === (engine === 'spark-connect'))
    .map((plan) => ({ id: plan!.id, held: calculationsOf(plan!, FROZEN_MS) }))
    .toSorted((one, other) => other.held.length - one.held.length);
  if (first === undefined) throw new Error(`no session of ${engine}`);
  return first;
}

/** Lists the calculations of a session whose answer has these. */
function listOf(Calculations: unknown) {
  const body = JSON.stringify({ Calculations });
  bench().fault(OPERATION, { kind: 'body', body, contentType: 'application/x-amz-json-1.1' });
  return gateway().listCalculations('of-the-test');
}

describe('the calculations of an Athena session', () => {
  test('are all listed, by pages of 100, newest first, with their times, states and words', async () => {
    const { id, held } = findSession('pyspark');
    expect(held.length).toBeGreaterThan(100);
    const toIso = (seconds: unknown) =>
      seconds === undefined ? null : new Date(Math.round(Number(seconds) * 1000)).toISOString();
    expect(await gateway().listCalculations(id)).toEqual(
      held.map((calculation) => {
        const { State, StateChangeReason, SubmissionDateTime, CompletionDateTime } = toCalculationStatus(
          calculation,
          FROZEN_MS,
        );
        return {
          calculationId: calculation.id,
          description: calculation.description,
          state: State,
          stateReason: StateChangeReason ?? null,
          submittedAt: toIso(SubmissionDateTime),
          completedAt: toIso(CompletionDateTime),
        };
      }),
    );
    expect(calls()).toHaveLength(Math.ceil(held.length / 100));
    expect(calls().every(({ input }) => input.SessionId === id && input.MaxResults === 100)).toBe(true);
  });

  test('carry nothing but what is known of them', async () => {
    const Status = { State: 'FAILED', StateChangeReason: 'why', SubmissionDateTime: 1_787_000_000, [CANARY]: CANARY };
    const calculations = await listOf([
      { CalculationExecutionId: 'c', Description: 'what', Status, CodeBlock: CANARY, Result: { StdOut: CANARY } },
    ]);
    expect(calculations).toEqual([
      {
        calculationId: 'c',
        description: 'what',
        state: 'FAILED',
        stateReason: 'why',
        submittedAt: '2026-08-17T20:53:20.000Z',
        completedAt: null,
      },
    ]);
  });

  test('of a session that ran none are an empty list', async () => {
    expect(await listOf([])).toEqual([]);
  });

  test('that come twice, as newer ones are submitted while the list is read, count once', async () => {
    bench().endpoint.faults.add({ match: { operation: OPERATION }, act: { kind: 'shift', duplicate: 7 } });
    const { id, held } = findSession('pyspark');
    expect(await gateway().listCalculations(id)).toHaveLength(held.length);
  });
});

describe('an engine without calculations', () => {
  test('refuses them, which is told as such, in our own words', async () => {
    const { id } = findSession('spark-connect');
    const problem = await findProblem(gateway().listCalculations(id));
    expectTold(problem, OPERATION, 'not_supported');
    expect(problem.message).toContain('has no calculations');
    expect(problem.hint).toContain('Apache Spark version 3.5');
    expect(calls()).toHaveLength(1);
    expect(await gateway().listExecutors(id)).not.toEqual([]);
  });

  const exceptions: ToldException[] = [
    ['InvalidRequestException', 400, 'invalid_request'],
    ['AccessDeniedException', 400, 'access_denied'],
    ['InternalServerException', 500, 'service_error'],
    ['ResourceNotFoundException', 400, 'gone'],
  ];
  test.each(exceptions)('is another thing than %s (%i): %s', async (code, status, kind) => {
    bench().fault(OPERATION, { kind: 'error', status, code });
    expectTold(await findProblem(gateway().listCalculations('x')), OPERATION, kind);
  });
});

describe('a broken answer about calculations', () => {
  test.each(NO_ANSWERS)('F-15: 200 with %s is no empty list', async (_name, body) => {
    bench().fault(OPERATION, { kind: 'body', body });
    expectTold(await findProblem(gateway().listCalculations('x')), OPERATION, 'bad_response');
  });

  test.each([
    ['F-15: no list', { kind: 'remove', path: 'Calculations' } as const],
    ['a list that is none', { kind: 'set', path: 'Calculations', value: {} } as const],
    ['an item that is null', { kind: 'set', path: 'Calculations.0', value: null } as const],
    ['an item without its id', { kind: 'remove', path: 'Calculations.0.CalculationExecutionId' } as const],
    [
      'F-18: a time that is a text',
      { kind: 'set', path: 'Calculations.0.Status.SubmissionDateTime', value: 'yesterday' } as const,
    ],
  ])('%s', async (_name, act) => {
    bench().fault(OPERATION, act);
    const problem = await findProblem(gateway().listCalculations(findSession('pyspark').id));
    expectTold(problem, OPERATION, 'bad_response');
  });

  test.each([null, 7, 'FAILED', [1], {}])('F-17: a status that is %j costs its members', async (Status) => {
    expect(await listOf([{ CalculationExecutionId: 'c', Status }])).toEqual([
      { calculationId: 'c', description: null, state: null, stateReason: null, submittedAt: null, completedAt: null },
    ]);
  });

  test.each([0, -5, 1e300, 2 ** 53 + 1])('F-18: a time of %d is none', async (at) => {
    const Status = { State: 'HIBERNATING', SubmissionDateTime: at, CompletionDateTime: at };
    expect(await listOf([{ CalculationExecutionId: 'c', Status }])).toMatchObject([
      { calculationId: 'c', state: 'HIBERNATING', submittedAt: null, completedAt: null },
    ]);
  });
});

describe('one calculation', () => {
  const GET = 'athena:GetCalculationExecution';
  const getOf = (body: object) => {
    bench().fault(GET, { kind: 'body', body: JSON.stringify(body), contentType: 'application/x-amz-json-1.1' });
    return gateway().getCalculation('c');
  };

  test('tells its DPU time and progress, by one call', async () => {
    const { held } = findSession('pyspark');
    const [first] = held;
    if (first === undefined) throw new Error('no calculation');
    const { DpuExecutionInMillis, Progress } = toCalculationStatistics(first, FROZEN_MS);
    expect(await gateway().getCalculation(first.id)).toMatchObject({
      calculationId: first.id,
      state: calculationStateOf(first, FROZEN_MS),
      dpuMillis: DpuExecutionInMillis,
      progress: Progress,
      invalid: [],
    });
    expect(bench().callsOf(GET)).toHaveLength(1);
  });

  test('without statistics has none, which is not 0', async () => {
    expect(await getOf({ CalculationExecutionId: 'c', Status: { State: 'RUNNING' } })).toEqual({
      calculationId: 'c',
      state: 'RUNNING',
      completedAt: null,
      dpuMillis: null,
      progress: null,
      invalid: [],
    });
  });

  test.each([-1, 1.5, 2 ** 60])('F-18: a DPU time of %d is none, and said to be so', async (DpuExecutionInMillis) => {
    const told = await getOf({ CalculationExecutionId: 'c', Statistics: { DpuExecutionInMillis } });
    expect(told).toMatchObject({ dpuMillis: null, invalid: ['dpuMillis'] });
  });

  test('that is another one is a broken answer', async () => {
    expectTold(await findProblem(getOf({ CalculationExecutionId: 'd' })), GET, 'bad_response');
  });

  test.each(NO_ANSWERS)('F-15: 200 with %s is none', async (_name, body) => {
    bench().fault(GET, { kind: 'body', body });
    expectTold(await findProblem(gateway().getCalculation('c')), GET, 'bad_response');
  });
});
