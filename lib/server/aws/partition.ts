const PARTITIONS: readonly (readonly [RegExp, string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^us-isof-/, 'aws-iso-f'],
  [/^us-iso-/, 'aws-iso'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^eusc-/, 'aws-eusc'],
];

/** The partition a region belongs to, for ARNs we build before AWS has shown us one. */
export function partitionOfRegion(region: string): string {
  return PARTITIONS.find(([prefix]) => prefix.test(region))?.[1] ?? 'aws';
}

/** By the SDK's own list of partitions: its endpoints' domain, the one for IPv6, and the console's where that is AWS's alone. */
const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  aws: ['amazonaws.com', 'api.aws', 'console.aws.amazon.com'],
  'aws-cn': ['amazonaws.com.cn', 'api.amazonwebservices.com.cn', 'console.amazonaws.cn'],
  'aws-us-gov': ['amazonaws.com', 'api.aws', 'console.amazonaws-us-gov.com'],
  'aws-eusc': ['amazonaws.eu', 'api.amazonwebservices.eu'],
  'aws-iso': ['c2s.ic.gov', 'api.aws.ic.gov'],
  'aws-iso-b': ['sc2s.sgov.gov', 'api.aws.scloud'],
  'aws-iso-e': ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
  'aws-iso-f': ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
};

/** The domains below which AWS's own hosts of a partition are; none of a partition not known today. */
export function listAwsDomains(partition: string): readonly string[] {
  return Object.hasOwn(DOMAINS, partition) ? (DOMAINS[partition] ?? []) : [];
}
