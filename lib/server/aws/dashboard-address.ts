import { toBadResponse } from './answer.ts';
import { listAwsDomains } from './partition.ts';

/** Glue's own maximum, the largest of the three. */
const MOST_CHARACTERS = 40_000;
/** Below AWS's domains these name what customers put there: anybody may have such a host. */
const CUSTOMERS_LABEL =
  /^(s3|s3-.*|execute-api|elb|es|aoss|appsync-api|cloud9|vpce|lambda-url|compute|compute-\d+|elasticbeanstalk)$/;

/** Whether a host is one of AWS's own in that partition. `hostname` as the URL parser writes it. */
function isAwsHost(hostname: string, partition: string): boolean {
  const domain = listAwsDomains(partition).find((one) => hostname.endsWith(`.${one}`));
  if (domain === undefined) return false;
  const labels = hostname.slice(0, -domain.length - 1).split('.');
  return labels.every((label) => label !== '' && !CUSTOMERS_LABEL.test(label));
}

/**
 * The address of a Spark UI, which opens it for whoever has it: an https address of AWS's own in the partition, on the
 * usual port, without a name and password. Anything else is a broken answer, in whose problem the address is not told.
 */
export function parseDashboardAddress(value: unknown, partition: string, operation: string): string {
  if (typeof value !== 'string' || value === '') throw toBadResponse(operation, 'has no address');
  const url = value.length <= MOST_CHARACTERS && URL.canParse(value) ? new URL(value) : null;
  const isOurs =
    url?.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    isAwsHost(url.hostname, partition);
  if (url === null || !isOurs) throw toBadResponse(operation, 'leads to no https address of AWS, and is not followed');
  return url.href;
}
