import type { JsonObject } from '../answer.ts';
import { openRandom } from '../estate/random.ts';
import type { EmrSessionPlan } from './session.ts';

/**
 * The configuration a session was started with. Some hold what people put there although they should not: the values are made up
 * (the keys are those of AWS's own documentation) and are here so that masking has something to mask.
 */
export function emrConfiguration(plan: EmrSessionPlan): JsonObject {
  const random = openRandom(plan.detailSeed, 2);
  const { vcpus, memoryGb, diskGb, executors } = plan.workers;
  const properties: Record<string, string> = {
    'spark.driver.cores': String(vcpus),
    'spark.driver.memory': `${Math.floor(memoryGb * 0.875)}g`,
    'spark.executor.cores': String(vcpus),
    'spark.executor.memory': `${Math.floor(memoryGb * 0.875)}g`,
    'spark.dynamicAllocation.maxExecutors': String(executors),
    'spark.emr-serverless.executor.disk': `${diskGb}G`,
  };
  if (random.chance(0.3)) properties['spark.dynamicAllocation.minExecutors'] = '1';
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
