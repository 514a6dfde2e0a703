import type { JsonObject } from '../answer.ts';
import type { Random } from '../estate/random.ts';
import type { GlueSessionPlan } from './session.ts';

/** Arguments as notebooks set them. The secrets among them are made up; they are here so that masking has something to mask. */
export function glueArguments(random: Random, plan: GlueSessionPlan): JsonObject {
  const region = plan.region;
  const values: JsonObject = { '--enable-glue-datacatalog': 'true' };
  if (plan.origin === 'data-preview')
    return {
      ...values,
      '--glue-studio-data-preview': 'true',
      '--TempDir': `s3://aws-glue-assets-210987654321-${region}/temporary/`,
    };
  if (plan.origin === 'notebook') values['--additional-python-modules'] = 'polars==1.34.0,great-expectations==1.8.1';
  if (plan.origin === 'dbt') {
    values['--conf'] =
      'spark.sql.catalog.glue_catalog=org.apache.iceberg.spark.SparkCatalog --conf spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions';
    values['--datalake-formats'] = 'iceberg';
  }
  if (random.chance(0.12)) {
    values['--db_user'] = 'etl_reader';
    values['--db_password'] = 'demo-Winter2025!';
  }
  if (random.chance(0.07)) {
    values['--conf'] =
      'spark.hadoop.fs.s3a.access.key=AKIAIOSFODNN7EXAMPLE --conf spark.hadoop.fs.s3a.secret.key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  }
  if (random.chance(0.05))
    values['--jdbc_url'] = 'jdbc:mysql://orders.example.com:3306/shop?user=reader&password=demo-Herbst2024';
  return values;
}
