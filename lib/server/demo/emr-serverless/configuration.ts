import type { JsonObject } from '../answer.ts';
import { openRandom } from '../estate/random.ts';
import { type EmrAllocation, emrAllocation } from './allocation.ts';
import type { EmrSessionPlan } from './session.ts';

const DYNAMIC = 'spark.dynamicAllocation';

function countsOf(allocation: EmrAllocation): Record<string, string> {
  switch (allocation.kind) {
    case 'default':
      return {};
    case 'fixed':
      return { [`${DYNAMIC}.enabled`]: 'false', 'spark.executor.instances': String(allocation.executors) };
    case 'dynamic':
      return {
        [`${DYNAMIC}.minExecutors`]: String(allocation.minExecutors),
        [`${DYNAMIC}.maxExecutors`]: String(allocation.maxExecutors),
      };
  }
}

/** A worker's memory holds Spark's and a tenth of that as its overhead (`spark.emr-serverless.memoryOverheadFactor`). */
function sizesOf({ vcpus, memoryGb }: EmrSessionPlan['workers']): Record<string, string> {
  const memory = `${Math.floor(memoryGb * 0.875)}g`;
  return {
    'spark.driver.cores': String(vcpus),
    'spark.driver.memory': memory,
    'spark.executor.cores': String(vcpus),
    'spark.executor.memory': memory,
  };
}

/**
 * The configuration a session was started with; not every one says anything of the workers' size and number. Some hold what
 * people put there although they should not: the values are made up (the keys are those of AWS's own documentation) and are here
 * so that masking has something to mask.
 */
export function emrConfiguration(plan: EmrSessionPlan): JsonObject {
  const random = openRandom(plan.detailSeed, 2);
  const { workers } = plan;
  const allocation = emrAllocation(plan);
  const properties: Record<string, string> = {
    ...(allocation.kind === 'default' ? {} : sizesOf(workers)),
    ...countsOf(allocation),
    'spark.emr-serverless.driver.disk': `${workers.diskGb}G`,
    'spark.emr-serverless.executor.disk': `${workers.diskGb}G`,
  };
  if (random.chance(0.08)) {
    properties['spark.hadoop.fs.s3a.access.key'] = 'AKIAIOSFODNN7EXAMPLE';
    properties['spark.hadoop.fs.s3a.secret.key'] = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  }
  if (random.chance(0.06)) {
    properties['spark.app.jdbc.url'] =
      'jdbc:postgresql://warehouse.example.com:5432/core?user=etl&password=demo-Sommer2026';
  }
  const runtimeConfiguration: JsonObject[] = [{ classification: 'spark-defaults', properties }];
  if (random.chance(0.2)) {
    runtimeConfiguration.push({
      classification: 'spark-env',
      configurations: [{ classification: 'export', properties: { PYSPARK_PYTHON: './environment/bin/python' } }],
    });
  }
  return { runtimeConfiguration };
}
