import type { MissingReason } from './missing.ts';
import type { Service } from './service.ts';

/** Workers held ready; a null member was not told. Sizes in vCPU and GB. */
export type StandingWorkers = {
  workerType: string;
  workers: number;
  vcpus: number | null;
  memoryGb: number | null;
  diskGb: number | null;
  /** Of such a disk every GB is billed. */
  shuffleOptimised: boolean;
};

/**
 * Capacity that a started EMR Serverless application holds ready: billed whether or not a session uses it, and while
 * idle part of no session. `workers` is null where it could not be read, with the reason.
 */
export type StandingCapacity = {
  service: Service;
  account: string;
  region: string;
  scope: { id: string; name: string };
  architecture: 'x86_64' | 'arm64' | null;
  workers: readonly StandingWorkers[] | null;
  reason: MissingReason | null;
};
