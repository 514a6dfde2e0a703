export type ServiceCode = 'ElasticMapReduce' | 'AWSGlue' | 'AmazonAthena';

/** US dollars for one unit, as decimals, in the order of PRICE_REGIONS; null where it is not sold. */
export type RegionPrices = readonly [virginia: string | null, ireland: string | null, singapore: string | null];

/** One line of the demo's price list; each region that has a price makes a product of it. */
export type PriceRow = {
  serviceCode: ServiceCode;
  productFamily: string;
  /** The usage type without the region's prefix. */
  usage: string;
  /** Usage types older than the prefixes have none in Virginia. */
  bareInVirginia?: boolean;
  operation: string;
  /** What this product has beyond the attributes of all. */
  attributes?: { readonly [name: string]: string };
  unit: string;
  /** What one unit is, for `$0.44 per …`. */
  what: string;
  usd: RegionPrices;
};

/** Prefixes of usage types follow no rule: Ireland's is older than the rule, and names no number. */
export const PRICE_REGIONS = [
  { regionCode: 'us-east-1', location: 'US East (N. Virginia)', prefix: 'USE1-' },
  { regionCode: 'eu-west-1', location: 'EU (Ireland)', prefix: 'EU-' },
  { regionCode: 'ap-southeast-1', location: 'Asia Pacific (Singapore)', prefix: 'APS1-' },
] as const;

export const SERVICE_NAMES: Record<ServiceCode, string> = {
  ElasticMapReduce: 'Amazon Elastic MapReduce',
  AWSGlue: 'AWS Glue',
  AmazonAthena: 'Amazon Athena',
};
