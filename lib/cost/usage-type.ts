import type { Architecture, Price } from './price.ts';

/** What a product of AWS's Price List sells. */
export type SoldThing = Pick<Price, 'service' | 'dimension'> & {
  architecture: Architecture | null;
  /** The `Gen2` of Glue's usage types; null without one, and elsewhere. */
  generation: string | null;
};

const EMR_USAGE = /(?:^|-)EMR-SERVERLESS-(ARM-)?(vCPU|MemoryGB|StorageGB)Hours$/;
const GLUE_USAGE = /(?:^|-)GlueInteractiveSession-(MemOptimized-)?DPU-Hour(?:-(Gen\d+))?$/;
const ATHENA_USAGE = /(?:^|-)CodeExecutionInDPUHours$/;

const EMR_DIMENSIONS: Readonly<Record<string, 'vcpu-hour' | 'memory-gb-hour' | 'storage-gb-hour'>> = {
  vCPU: 'vcpu-hour',
  MemoryGB: 'memory-gb-hour',
  StorageGB: 'storage-gb-hour',
};

/**
 * What is sold under a usage type, or null where it is nothing of ours. Only the end of the text is looked at: the
 * region's prefix is irregular (`USE1-`, `EU-`, `APS1-` for Singapore, at times none).
 */
export function findSoldThing(usageType: string): SoldThing | null {
  const [, arm, resource] = EMR_USAGE.exec(usageType) ?? [];
  const emrDimension = resource === undefined ? undefined : EMR_DIMENSIONS[resource];
  if (emrDimension !== undefined) {
    // Storage is sold once for both architectures, as far as anybody has seen.
    const plain = emrDimension === 'storage-gb-hour' ? null : 'x86_64';
    const architecture = arm === undefined ? plain : 'arm64';
    return { service: 'emr-serverless', dimension: emrDimension, architecture, generation: null };
  }
  const glue = GLUE_USAGE.exec(usageType);
  if (glue !== null) {
    const [, memoryOptimised, generation = null] = glue;
    const dimension = memoryOptimised === undefined ? 'dpu-hour' : 'm-dpu-hour';
    return { service: 'glue', dimension, architecture: null, generation };
  }
  return ATHENA_USAGE.test(usageType)
    ? { service: 'athena', dimension: 'dpu-hour', architecture: null, generation: null }
    : null;
}
