import { listAwsDomains, partitionOfRegion } from '../aws/partition.ts';
import { readProfileRegion } from './profile-region.ts';
import { VARIABLES } from './variables.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function readRegions(env: Environment): string[] {
  const many = VARIABLES.regions.form.safeParse(env.SPARKTALLY_REGIONS?.trim() ?? '');
  if (many.success && many.data.length > 0) return many.data;
  const one = env.AWS_REGION?.trim() || env.AWS_DEFAULT_REGION?.trim() || readProfileRegion(env);
  return one ? [one] : [];
}

/**
 * Where a click on the Spark UI may lead, as a content security policy writes it: a browser holds the redirect of a form
 * to `form-action` too. None unless the operator wants the Spark UI; then AWS's domains of the partitions that are read.
 */
export function readSparkUiOrigins(env: Environment = process.env): string[] {
  const on = VARIABLES.sparkUi.form.safeParse(env.SPARKTALLY_SPARK_UI?.trim() ?? '');
  if (!on.success || !on.data) return [];
  const domains = readRegions(env).flatMap((region) => listAwsDomains(partitionOfRegion(region)));
  return [...new Set(domains)].map((domain) => `https://*.${domain}`);
}
