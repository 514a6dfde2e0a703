import type { PriceRow } from './price-row.ts';

const FAMILIES = [
  ['General purpose', ['m5', 'm5d', 'm6a', 'm6g', 'm6i', 'm7g', 'm7i']],
  ['Compute optimized', ['c5', 'c6g', 'c6i', 'c7g', 'c7i']],
  ['Memory optimized', ['r5', 'r6g', 'r6i', 'r7g', 'r7i']],
  ['Storage optimized', ['i3en', 'i4i']],
] as const;

const SIZES = [
  ['xlarge', 4],
  ['2xlarge', 8],
  ['4xlarge', 16],
  ['8xlarge', 32],
  ['12xlarge', 48],
  ['16xlarge', 64],
] as const;

/** What EMR asks for an instance hour, besides EC2's own price: so much a vCPU, and at most 0.27 $; in ten-thousandths. */
function surcharge(vcpus: number): string {
  return (Math.min(2700, vcpus * 120) / 10_000).toFixed(4);
}

/** EMR on EC2: by far the most products of its service code, so that a listing of all of them has many pages. Made-up prices. */
export const EMR_INSTANCE_ROWS: readonly PriceRow[] = FAMILIES.flatMap(([instanceFamily, types]) =>
  types.flatMap((type) =>
    SIZES.map(([size, vcpus]): PriceRow => {
      const instanceType = `${type}.${size}`;
      const usd = surcharge(vcpus);
      return {
        serviceCode: 'ElasticMapReduce',
        productFamily: 'Elastic Map Reduce Instance',
        usage: `BoxUsage:${instanceType}`,
        bareInVirginia: true,
        operation: '',
        attributes: { instanceType, instanceFamily, softwareType: 'EMR' },
        unit: 'Hrs',
        what: `hour for EMR ${instanceType}`,
        usd: [usd, usd, usd],
      };
    }),
  ),
);
