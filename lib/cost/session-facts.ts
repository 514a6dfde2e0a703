/** What an EMR Serverless worker has; null where it is not told. Sizes in vCPU and GB. */
export type WorkerSize = { vcpus: number | null; memoryGb: number | null; diskGb: number | null };

/** What a session was configured with; null where it was not. */
export type Allocation = { driver: WorkerSize | null; executor: WorkerSize | null; minExecutors: number | null };

/** An executor of an Athena session; times in epoch milliseconds. */
export type ExecutorLife = {
  coordinator: boolean;
  dpus: number | null;
  startedAtMs: number | null;
  /** When it went; null while it is there. */
  endedAtMs: number | null;
};

/**
 * What amounts need beside the row. EMR Serverless: the configurations that size its workers, the session's own before
 * its application's; null while they are not read. Athena: its executors, null where they could not be read.
 */
export type SessionFacts = {
  allocations: readonly Allocation[] | null;
  coordinatorDpus: number | null;
  executors: readonly ExecutorLife[] | null;
};

export const NO_FACTS: SessionFacts = Object.freeze({ allocations: null, coordinatorDpus: null, executors: null });
