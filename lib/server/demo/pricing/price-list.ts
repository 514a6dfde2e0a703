import { EMR_INSTANCE_ROWS } from './emr-instances.ts';
import type { PriceRow, RegionPrices } from './price-row.ts';

/**
 * The demo's price list, and no source of prices: beside figures that others have read from AWS's Price List stand made-up ones.
 * Read, second hand: EMR Serverless on x86 in Virginia and Singapore, on ARM in Singapore; Glue's plain session in Virginia and
 * Ireland, Ray's in Ireland; Athena's code execution in Virginia and Singapore. Everything else is made up, and so are the
 * session for R workers, the group of the plain one, the units of EMR Serverless and the families of Athena.
 */

const everywhere = (usd: string): RegionPrices => [usd, usd, usd];

const emr = (usage: string, meterunit: string, unit: string, what: string, usd: RegionPrices): PriceRow => ({
  serviceCode: 'ElasticMapReduce',
  productFamily: 'EMR Serverless',
  usage: `EMR-SERVERLESS-${usage}`,
  operation: 'Worker',
  attributes: { meterunit },
  unit,
  what: `${what} for EMR Serverless`,
  usd,
});

/** The meter units of EMR on EKS are named as those of EMR Serverless. */
const eks = (usage: string, meterunit: string, unit: string, what: string, usd: RegionPrices): PriceRow => ({
  ...emr(usage, meterunit, unit, what, usd),
  productFamily: 'EMR Containers',
  usage: `EMR-EKS-EC2-${usage}`,
  operation: 'StartJobRun',
  attributes: { meterunit, computeprovider: 'EC2' },
  what: `${what} for EMR on EKS`,
});

const glue = (group: string, operation: string, usage: string, what: string, usd: RegionPrices): PriceRow => ({
  serviceCode: 'AWSGlue',
  productFamily: 'AWS Glue',
  usage: `${usage}-DPU-Hour`,
  operation,
  attributes: { group },
  unit: usage.endsWith('MemOptimized') ? 'M-DPU-Hour' : 'DPU-Hour',
  what: `${usage.endsWith('MemOptimized') ? 'Memory optimized ' : ''}Data Processing Unit-Hour for AWS Glue ${what}`,
  usd,
});

const athena = (productFamily: string, usage: string, unit: string, what: string, usd: RegionPrices): PriceRow => ({
  serviceCode: 'AmazonAthena',
  productFamily,
  usage,
  operation: productFamily === 'Athena Queries' ? 'StartQueryExecution' : '',
  unit,
  what,
  usd,
});

const SESSION = 'GlueInteractiveSession';
const RAY = 'for Ray interactive sessions and job notebooks';

export const PRICE_ROWS: readonly PriceRow[] = [
  // In Virginia, Ireland, Singapore.
  emr('vCPUHours', 'CPUHours', 'vCPU-Hours', 'vCPU-hour', ['0.052624', '0.057', '0.065728']),
  emr('MemoryGBHours', 'GBHours', 'GB-Hours', 'GB-hour of memory', ['0.0057785', '0.0062', '0.007189']),
  emr('ARM-vCPUHours', 'ARMCPUHours', 'vCPU-Hours', 'ARM vCPU-hour', ['0.0421', '0.0456', '0.052585']),
  emr('ARM-MemoryGBHours', 'ARMGBHours', 'GB-Hours', 'ARM GB-hour of memory', ['0.00462', '0.00496', '0.005746']),
  emr('StorageGBHours', 'StorageGBHours', 'GB-Hours', 'GB-hour of storage', ['0.000111', '0.00012', '0.000133']),

  glue('ETL Interactive Session', SESSION, SESSION, 'interactive sessions and job notebooks', everywhere('0.44')),
  glue('ETL Ray Interactive Session', SESSION, `${SESSION}-MemOptimized`, RAY, everywhere('0.44')),
  // R workers have a price of their own in Virginia only, under the usage type that Ray has; elsewhere they have none.
  glue('Interactive Session Memory Optimized', SESSION, `${SESSION}-MemOptimized`, 'interactive sessions', [
    '0.52',
    null,
    null,
  ]),

  athena('Athena Spark', 'CodeExecutionInDPUHours', 'DPU-Hour', 'DPU-hour of code execution', ['0.35', '0.39', '0.45']),

  // What a careless reader would take for one of the above.
  ...EMR_INSTANCE_ROWS,
  eks('vCPUHours', 'CPUHours', 'vCPU-Hours', 'vCPU-hour', ['0.01', '0.01', '0.0125']),
  eks('GBHours', 'GBHours', 'GB-Hours', 'GB-hour of memory', ['0.0011', '0.0011', '0.0014']),
  glue('ETL Job run', 'Jobrun', 'ETL', 'ETL jobs', everywhere('0.44')),
  glue('ETL Flex Job run', 'Jobrun', 'ETL-Flex', 'ETL flexible execution jobs', everywhere('0.29')),
  glue('ETL Memory Optimized Job run', 'Jobrun', 'ETL-MemOptimized', 'ETL jobs', everywhere('0.52')),
  glue('Crawler run', 'CrawlerRun', 'Crawler', 'crawlers', everywhere('0.44')),
  athena('Athena Queries', 'DataScannedInTB', 'Terabytes', 'terabyte scanned', everywhere('5')),
  athena('Athena Capacity', 'ReservedCapacityInDPUHours', 'DPU-Hour', 'DPU-hour reserved', ['0.3', '0.33', '0.39']),
];
