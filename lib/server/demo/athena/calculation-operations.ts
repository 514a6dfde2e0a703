import { type Call, defineOperation } from '../operation.ts';
import {
  type Calculation,
  calculationAt,
  calculationNumbers,
  calculationStateOf,
  findCalculation,
  toCalculationStatistics,
  toCalculationStatus,
} from './calculations.ts';
import { sliceList } from './list-page.ts';
import { invalidRequest, notFound, requireAthenaSession } from './refusals.ts';
import { calculationInput, listCalculationsInput } from './schemas.ts';
import { type AthenaSessionPlan, isSparkConnect } from './session.ts';

/** The engine of Spark 3.5 has no calculation API. */
function requireCalculations(plan: AthenaSessionPlan): void {
  if (isSparkConnect(plan.workGroup)) {
    throw invalidRequest(`Calculation executions are not supported for engine version ${plan.workGroup.engine}.`);
  }
}

export const listCalculationExecutions = defineOperation(
  'ListCalculationExecutions',
  listCalculationsInput,
  (input, call) => {
    const plan = requireAthenaSession(call, input.SessionId);
    requireCalculations(plan);
    const begun = calculationNumbers(plan, call.nowMs);
    const stateOf = (number: number) => {
      const calculation = calculationAt(plan, number);
      return calculation && calculationStateOf(calculation, call.nowMs);
    };
    const wanted = input.StateFilter ? begun.filter((number) => stateOf(number) === input.StateFilter) : begun;
    const page = sliceList(call, `athena:calculations:${plan.arn}:${input.StateFilter ?? ''}`, wanted, {
      limit: input.MaxResults ?? 100,
      token: input.NextToken,
    });
    return {
      Calculations: page.rows
        .flatMap((number) => calculationAt(plan, number) ?? [])
        .map((calculation) => ({
          CalculationExecutionId: calculation.id,
          Description: calculation.description ?? undefined,
          Status: toCalculationStatus(calculation, call.nowMs),
        })),
      NextToken: page.nextToken,
    };
  },
);

function requireCalculation(call: Call, id: string): Calculation {
  const calculation = findCalculation(call, id);
  if (!calculation) throw notFound(`Calculation execution ${id} does not exist.`, id);
  requireCalculations(calculation.plan);
  return calculation;
}

export const getCalculationExecution = defineOperation('GetCalculationExecution', calculationInput, (input, call) => {
  const calculation = requireCalculation(call, input.CalculationExecutionId);
  const { plan } = calculation;
  const directory = `s3://example-athena-spark/${plan.workGroup.name}/${plan.id}/${calculation.id}`;
  const completed = calculationStateOf(calculation, call.nowMs) === 'COMPLETED';
  return {
    CalculationExecutionId: calculation.id,
    SessionId: plan.id,
    Description: calculation.description ?? undefined,
    WorkingDirectory: directory,
    Status: toCalculationStatus(calculation, call.nowMs),
    Statistics: toCalculationStatistics(calculation, call.nowMs),
    Result: {
      StdOutS3Uri: `${directory}/stdout`,
      StdErrorS3Uri: `${directory}/stderr`,
      ResultS3Uri: completed ? `${directory}/result.json` : undefined,
      ResultType: completed ? 'application/vnd.aws.athena.v1+json' : undefined,
    },
  };
});
