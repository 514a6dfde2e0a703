import { count, parseFields, parseId, quantity, text, time, toRaw, toRecord } from '../native-fields.ts';

const SESSION_FIELDS = {
  status: ['Status', text],
  errorMessage: ['ErrorMessage', text],
  description: ['Description', text],
  role: ['Role', text],
  createdOn: ['CreatedOn', time],
  completedOn: ['CompletedOn', time],
  maxCapacity: ['MaxCapacity', quantity],
  numberOfWorkers: ['NumberOfWorkers', count()],
  workerType: ['WorkerType', text],
  glueVersion: ['GlueVersion', text],
  executionTime: ['ExecutionTime', quantity],
  dpuSeconds: ['DPUSeconds', quantity],
  idleTimeout: ['IdleTimeout', count()],
  sessionType: ['SessionType', text],
  profileName: ['ProfileName', text],
} as const;

// The Jupyter kernels of AWS's package aws-glue-sessions send their own version among the arguments; nothing else does.
const ARGUMENT_FIELDS = { kernelVersion: ['--glue_kernel_version', text] } as const;

/**
 * A Glue interactive session: the same members in ListSessions and in GetSession. A null member was absent, or is named
 * in `invalid`. Command, DefaultArguments, Connections, Progress and SecurityConfiguration are whole in `raw`.
 */
export type GlueSession = {
  id: string;
  /** AWS's own word, also one not known today. */
  status: string | null;
  errorMessage: string | null;
  description: string | null;
  /** A role's name or ARN, as it was given. */
  role: string | null;
  createdOn: string | null;
  completedOn: string | null;
  /** DPUs. */
  maxCapacity: number | null;
  numberOfWorkers: number | null;
  workerType: string | null;
  glueVersion: string | null;
  /** Seconds. */
  executionTime: number | null;
  /** ExecutionTime × MaxCapacity, by AWS's own formula. */
  dpuSeconds: number | null;
  /** Minutes. */
  idleTimeout: number | null;
  /** `LIVY` or `SPARK_CONNECT`. */
  sessionType: string | null;
  /** The usage profile that it was made under; not there in a record that an earlier version kept. */
  profileName?: string | null | undefined;
  /** Of the Jupyter kernel that opened the session, from its DefaultArguments. */
  kernelVersion: string | null;
  /** Names of our members whose value made no sense. */
  invalid: readonly string[];
  /** AWS's answer under AWS's names, unmasked. */
  raw: Record<string, unknown>;
};

/** One `Session` of an answer, or null where it has no id. */
export function parseGlueSession(item: unknown): GlueSession | null {
  const id = parseId(item, 'Id');
  const record = toRecord(item);
  if (id === null || record === null) return null;
  const invalid: string[] = [];
  return {
    id,
    ...parseFields(SESSION_FIELDS, record, invalid),
    ...parseFields(ARGUMENT_FIELDS, record.DefaultArguments, invalid),
    invalid,
    raw: toRaw(record),
  };
}
