import { count, parseFields, parseId, quantity, text, time, toRaw, toRecord } from '../native-fields.ts';

const STATUS_FIELDS = {
  state: ['State', text],
  stateChangeReason: ['StateChangeReason', text],
  startDateTime: ['StartDateTime', time],
  lastModifiedDateTime: ['LastModifiedDateTime', time],
  endDateTime: ['EndDateTime', time],
  idleSinceDateTime: ['IdleSinceDateTime', time],
} as const;

const SESSION_FIELDS = {
  description: ['Description', text],
  notebookVersion: ['NotebookVersion', text],
} as const;

const ENGINE_VERSION_FIELDS = {
  selectedEngineVersion: ['SelectedEngineVersion', text],
  effectiveEngineVersion: ['EffectiveEngineVersion', text],
} as const;

// The model's ranges. "SessionIdleTimeoutInMinutes" is described there as "in seconds", but its range is one of minutes.
const CONFIGURATION_FIELDS = {
  executionRole: ['ExecutionRole', text],
  idleTimeoutMinutes: ['SessionIdleTimeoutInMinutes', count(480)],
  idleTimeoutSeconds: ['IdleTimeoutSeconds', count()],
} as const;

const ENGINE_FIELDS = {
  coordinatorDpus: ['CoordinatorDpuSize', count(5000)],
  maxConcurrentDpus: ['MaxConcurrentDpus', count(5000)],
  executorDpus: ['DefaultExecutorDpuSize', count(5000)],
} as const;

/** What ListSessions tells of a session. A null member was absent, or is named in `invalid`. */
export type AthenaSessionSummary = {
  sessionId: string;
  workGroup: string;
  description: string | null;
  /** As requested, `AUTO` included; the detail does not tell. */
  selectedEngineVersion: string | null;
  effectiveEngineVersion: string | null;
  notebookVersion: string | null;
  /** AWS's own word, also one not known today. */
  state: string | null;
  stateChangeReason: string | null;
  startDateTime: string | null;
  /** LastModifiedDateTime: the newer of two answers is told by it. */
  updatedAt: string | null;
  endDateTime: string | null;
  idleSinceDateTime: string | null;
  /** Names of our members whose value made no sense. */
  invalid: readonly string[];
  /** AWS's answer under AWS's names, unmasked. */
  raw: Record<string, unknown>;
};

/** What GetSession tells of a session. */
export type AthenaSession = AthenaSessionSummary & {
  executionRole: string | null;
  idleTimeoutMinutes: number | null;
  idleTimeoutSeconds: number | null;
  coordinatorDpus: number | null;
  maxConcurrentDpus: number | null;
  executorDpus: number | null;
  dpuExecutionInMillis: number | null;
};

type EngineVersion = Pick<AthenaSessionSummary, 'selectedEngineVersion' | 'effectiveEngineVersion'>;

/** ListSessions sends the engine version as an object, GetSession as a text. */
function parseEngineVersion(version: unknown, invalid: string[]): EngineVersion {
  if (typeof version !== 'string') return parseFields(ENGINE_VERSION_FIELDS, version, invalid);
  return { selectedEngineVersion: null, effectiveEngineVersion: text(version) ?? null };
}

function parseSummaryFields(item: unknown, workGroup: string, invalid: string[]): AthenaSessionSummary | null {
  const sessionId = parseId(item, 'SessionId');
  const record = toRecord(item);
  if (sessionId === null || record === null) return null;
  const { lastModifiedDateTime, ...status } = parseFields(STATUS_FIELDS, record.Status, invalid);
  return {
    sessionId,
    workGroup,
    ...parseFields(SESSION_FIELDS, record, invalid),
    ...parseEngineVersion(record.EngineVersion, invalid),
    ...status,
    updatedAt: lastModifiedDateTime,
    invalid,
    raw: toRaw(record),
  };
}

/** One item of ListSessions, or null where it has no id. `workGroup` is the workgroup that was asked. */
export function parseAthenaSummary(item: unknown, workGroup: string): AthenaSessionSummary | null {
  return parseSummaryFields(item, workGroup, []);
}

/** A GetSession answer, or null where it has no id; `workGroup` stands in where the answer does not name it. */
export function parseAthenaSession(answer: unknown, workGroup: string): AthenaSession | null {
  const invalid: string[] = [];
  const record = toRecord(answer);
  const summary = parseSummaryFields(record, parseId(record, 'WorkGroup') ?? workGroup, invalid);
  if (summary === null || record === null) return null;
  const { dpuExecutionInMillis } = parseFields(
    { dpuExecutionInMillis: ['DpuExecutionInMillis', quantity] } as const,
    record.Statistics,
    invalid,
  );
  return {
    ...summary,
    ...parseFields(CONFIGURATION_FIELDS, record.SessionConfiguration, invalid),
    ...parseFields(ENGINE_FIELDS, record.EngineConfiguration, invalid),
    dpuExecutionInMillis,
  };
}
