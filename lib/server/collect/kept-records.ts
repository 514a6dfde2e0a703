import { z } from 'zod';
import { workSummarySchema } from '../history/kept-work.ts';
import type { AthenaRecord } from './athena-adapter.ts';
import type { EmrRecord } from './emr-serverless-adapter.ts';
import type { GlueRecord } from './glue-adapter.ts';

/**
 * The records of the three services as the history gives them back. An older version may have written other members:
 * what does not fit is not taken, and the next listing brings it anew.
 */

const text = z.string();
const textOrNull = z.string().nullable();
const numberOrNull = z.number().nullable();
const names = z.array(z.string());
// Not z.record, which leaves out a key named __proto__.
const tags = z
  .custom<Readonly<{ [key: string]: string }>>(
    (value) => typeof value === 'object' && value !== null && Object.values(value).every((v) => typeof v === 'string'),
  )
  .nullable();
/** AWS's answer is kept apart. */
const NO_RAW: Record<string, unknown> = Object.freeze({});
const raw = z.custom<Record<string, unknown>>(() => true).default(NO_RAW);

const work = workSummarySchema.nullable();

const glueRecord: z.ZodType<GlueRecord> = z.object({
  session: z.object({
    id: text,
    status: textOrNull,
    errorMessage: textOrNull,
    description: textOrNull,
    role: textOrNull,
    createdOn: textOrNull,
    completedOn: textOrNull,
    maxCapacity: numberOrNull,
    numberOfWorkers: numberOrNull,
    workerType: textOrNull,
    glueVersion: textOrNull,
    executionTime: numberOrNull,
    dpuSeconds: numberOrNull,
    idleTimeout: numberOrNull,
    sessionType: textOrNull,
    // Versions before did not keep it: unknown until the next listing brings it.
    profileName: textOrNull.or(z.undefined()),
    kernelVersion: textOrNull,
    invalid: names,
    raw,
  }),
  listedAt: text,
  tags,
  work,
});

const emrSummary = {
  applicationId: text,
  sessionId: text,
  arn: textOrNull,
  name: textOrNull,
  state: textOrNull,
  stateDetails: textOrNull,
  releaseLabel: textOrNull,
  executionRoleArn: textOrNull,
  createdBy: textOrNull,
  createdAt: textOrNull,
  updatedAt: textOrNull,
  invalid: names,
  raw,
};
const hours = z
  .object({ vcpuHours: numberOrNull, memoryGbHours: numberOrNull, storageGbHours: numberOrNull })
  .nullable();
const workerSize = z.object({ vcpus: numberOrNull, memoryGb: numberOrNull, diskGb: numberOrNull }).nullable();

const emrRecord: z.ZodType<EmrRecord> = z.object({
  application: z.object({
    applicationId: text,
    name: textOrNull,
    architecture: z.enum(['x86_64', 'arm64']).nullable(),
  }),
  summary: z.object(emrSummary),
  listedAt: text,
  detail: z
    .object({
      ...emrSummary,
      startedAt: textOrNull,
      endedAt: textOrNull,
      idleSince: textOrNull,
      idleTimeoutMinutes: numberOrNull,
      tags,
      totalExecutionDurationSeconds: numberOrNull,
      total: hours,
      billed: hours,
      allocation: z.object({ driver: workerSize, executor: workerSize, minExecutors: numberOrNull }),
    })
    .nullable(),
  detailAt: textOrNull,
});

const athenaSummary = {
  sessionId: text,
  workGroup: text,
  description: textOrNull,
  selectedEngineVersion: textOrNull,
  effectiveEngineVersion: textOrNull,
  notebookVersion: textOrNull,
  state: textOrNull,
  stateChangeReason: textOrNull,
  startDateTime: textOrNull,
  updatedAt: textOrNull,
  endDateTime: textOrNull,
  idleSinceDateTime: textOrNull,
  invalid: names,
  raw,
};

const athenaRecord: z.ZodType<AthenaRecord> = z.object({
  workGroup: text,
  summary: z.object(athenaSummary),
  listedAt: text,
  detail: z
    .object({
      ...athenaSummary,
      executionRole: textOrNull,
      idleTimeoutMinutes: numberOrNull,
      idleTimeoutSeconds: numberOrNull,
      coordinatorDpus: numberOrNull,
      maxConcurrentDpus: numberOrNull,
      executorDpus: numberOrNull,
      dpuExecutionInMillis: numberOrNull,
    })
    .nullable(),
  detailAt: textOrNull,
  tags,
  executors: z
    .array(
      z.object({
        coordinator: z.boolean(),
        dpus: numberOrNull,
        startedAtMs: numberOrNull,
        endedAtMs: numberOrNull,
      }),
    )
    .nullable(),
  work,
});

function take<Record>(schema: z.ZodType<Record>): (value: unknown) => Record | null {
  return (value) => schema.safeParse(value).data ?? null;
}

export const parseGlueRecord = take(glueRecord);
export const parseEmrRecord = take(emrRecord);
export const parseAthenaRecord = take(athenaRecord);
