import { partitionOfRegion } from './partition.ts';

/**
 * Where the Price List of a region is asked: the API is in three regions of `aws` and in one of `aws-cn`, and knows the
 * prices of all regions of its partition. Null where a partition has none (GovCloud, the isolated and the sovereign ones).
 */
export function findPricingRegion(region: string): string | null {
  const partition = partitionOfRegion(region);
  if (partition === 'aws-cn') return 'cn-northwest-1';
  if (partition !== 'aws') return null;
  if (region.startsWith('eu-')) return 'eu-central-1';
  return region.startsWith('ap-') ? 'ap-south-1' : 'us-east-1';
}
