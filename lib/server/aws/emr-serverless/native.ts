import type { ResourceHours } from '../../../domain/session.ts';
import { count, parseFields, parseId, quantity, text, textMap, time, toRaw, toRecord } from '../native-fields.ts';
import { type EmrAllocation, parseAllocation } from './allocation.ts';

const SUMMARY_FIELDS = {
  arn: ['arn', text],
  name: ['name', text],
  state: ['state', text],
  stateDetails: ['stateDetails', text],
  releaseLabel: ['releaseLabel', text],
  executionRoleArn: ['executionRoleArn', text],
  createdBy: ['createdBy', text],
  createdAt: ['createdAt', time],
  updatedAt: ['updatedAt', time],
} as const;

// The model's range of `Duration`, in minutes.
const MAX_IDLE_TIMEOUT_MINUTES = 1_000_000;

const DETAIL_FIELDS = {
  startedAt: ['startedAt', time],
  endedAt: ['endedAt', time],
  idleSince: ['idleSince', time],
  idleTimeoutMinutes: ['idleTimeoutMinutes', count(MAX_IDLE_TIMEOUT_MINUTES)],
  tags: ['tags', textMap],
  totalExecutionDurationSeconds: ['totalExecutionDurationSeconds', quantity],
} as const;

const HOURS_FIELDS = {
  vcpuHours: ['vCPUHour', quantity],
  memoryGbHours: ['memoryGBHour', quantity],
  storageGbHours: ['storageGBHour', quantity],
} as const;

/** What ListSessions tells of a session. A null member was absent, or is named in `invalid`. */
export type EmrSessionSummary = {
  applicationId: string;
  sessionId: string;
  arn: string | null;
  name: string | null;
  /** AWS's own word, also one not known today. */
  state: string | null;
  stateDetails: string | null;
  releaseLabel: string | null;
  executionRoleArn: string | null;
  createdBy: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  /** Names of our members whose value made no sense; nested ones as `total.vcpuHours`. */
  invalid: readonly string[];
  /** AWS's answer under AWS's names, unmasked. */
  raw: Record<string, unknown>;
};

/** What GetSession tells of a session. */
export type EmrSession = EmrSessionSummary & {
  startedAt: string | null;
  endedAt: string | null;
  idleSince: string | null;
  idleTimeoutMinutes: number | null;
  tags: Readonly<Record<string, string>> | null;
  totalExecutionDurationSeconds: number | null;
  /** Null where absent; with all members null where it was empty or nonsense. */
  total: ResourceHours | null;
  billed: ResourceHours | null;
  /** What it was configured to be given; nothing of the properties themselves, which may hold secrets. */
  allocation: EmrAllocation;
};

function parseSummaryFields(item: unknown, applicationId: string, invalid: string[]): EmrSessionSummary | null {
  const sessionId = parseId(item, 'sessionId');
  const record = toRecord(item);
  if (sessionId === null || record === null) return null;
  return { applicationId, sessionId, ...parseFields(SUMMARY_FIELDS, record, invalid), invalid, raw: toRaw(record) };
}

/** One item of ListSessions, or null where it has no id. `applicationId` is the application that was asked. */
export function parseEmrSummary(item: unknown, applicationId: string): EmrSessionSummary | null {
  return parseSummaryFields(item, applicationId, []);
}

/** The `session` of a GetSession answer, or null where it has no id. */
export function parseEmrSession(session: unknown, applicationId: string): EmrSession | null {
  const invalid: string[] = [];
  const summary = parseSummaryFields(session, applicationId, invalid);
  const record = toRecord(session);
  if (summary === null || record === null) return null;
  return {
    ...summary,
    ...parseFields(DETAIL_FIELDS, record, invalid),
    total: parseHours(record.totalResourceUtilization, invalid, 'total.'),
    billed: parseHours(record.billedResourceUtilization, invalid, 'billed.'),
    allocation: parseAllocation(toRecord(record.configurationOverrides)?.runtimeConfiguration),
  };
}

function parseHours(hours: unknown, invalid: string[], prefix: string): ResourceHours | null {
  return hours === undefined || hours === null ? null : parseFields(HOURS_FIELDS, hours, invalid, prefix);
}
