import type { Service } from './service.ts';

/** Hosts of the AWS console by partition, under each region's name. The isolated partitions publish none. */
const HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

/** Where each service lists what it runs. AWS documents no address of a single session, so none is made up. */
const PLACES: Record<Service, { path: string; fragment: string }> = {
  'emr-serverless': { path: 'emr/home', fragment: '#/serverless' },
  glue: { path: 'gluestudio/home', fragment: '#/jobs' },
  athena: { path: 'athena/home', fragment: '' },
};

const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;

/**
 * The service's console in a region, built from a template and from nothing that an answer of AWS's holds. Null for a
 * partition without a known console, and for what is no region's name.
 */
export function toConsoleUrl(service: Service, region: string, partition: string): string | null {
  const host = Object.hasOwn(HOSTS, partition) ? HOSTS[partition] : undefined;
  if (host === undefined || !REGION.test(region)) return null;
  const { path, fragment } = PLACES[service];
  return `https://${region}.${host}/${path}?region=${encodeURIComponent(region)}${fragment}`;
}
