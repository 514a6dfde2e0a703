import { parseFields, parseId, text, textMap, time, toRaw, toRecord } from '../native-fields.ts';
import { type EmrAllocation, parseAllocation } from './allocation.ts';
import {
  type AutoStop,
  flag,
  type InitialCapacity,
  parseAutoStop,
  parseInitialCapacity,
  parseMaximumCapacity,
} from './application-capacity.ts';
import type { WorkerSize } from './worker-size.ts';

const APPLICATION_FIELDS = {
  arn: ['arn', text],
  name: ['name', text],
  type: ['type', text],
  state: ['state', text],
  stateDetails: ['stateDetails', text],
  releaseLabel: ['releaseLabel', text],
  architecture: ['architecture', text],
  createdAt: ['createdAt', time],
  updatedAt: ['updatedAt', time],
} as const;

/** What ListApplications tells of an application. A null member was absent, or is named in `invalid`. */
export type EmrApplication = {
  applicationId: string;
  arn: string | null;
  name: string | null;
  /** `Spark` or `Hive`; only Spark ones have sessions. */
  type: string | null;
  state: string | null;
  stateDetails: string | null;
  releaseLabel: string | null;
  architecture: 'x86_64' | 'arm64' | null;
  createdAt: string | null;
  updatedAt: string | null;
  invalid: readonly string[];
  /** AWS's answer under AWS's names, unmasked. */
  raw: Record<string, unknown>;
};

/** What GetApplication tells; the rest of its configuration is in `raw`. */
export type EmrApplicationDetail = EmrApplication & {
  tags: Readonly<Record<string, string>> | null;
  /** Empty where it has none; where `invalid` names a part of it, it is not the whole. */
  initialCapacity: readonly InitialCapacity[];
  autoStop: AutoStop;
  /** Of all its workers at once; null where none is set. */
  maximumCapacity: WorkerSize | null;
  /** Whether sessions may be started in it. */
  sessionEnabled: boolean | null;
  /** What its sessions are given where they do not say it themselves. */
  allocation: EmrAllocation;
};

function toArchitecture(architecture: string | null): EmrApplication['architecture'] {
  if (architecture === 'X86_64') return 'x86_64';
  return architecture === 'ARM64' ? 'arm64' : null;
}

function parseFieldsOf(item: unknown, idMember: string, invalid: string[]): EmrApplication | null {
  const applicationId = parseId(item, idMember);
  const record = toRecord(item);
  if (applicationId === null || record === null) return null;
  const fields = parseFields(APPLICATION_FIELDS, record, invalid);
  return { applicationId, ...fields, architecture: toArchitecture(fields.architecture), invalid, raw: toRaw(record) };
}

/** One item of ListApplications (its id is `id`), or null where it has none. */
export function parseEmrApplication(item: unknown): EmrApplication | null {
  return parseFieldsOf(item, 'id', []);
}

/** The `application` of a GetApplication answer (its id is `applicationId`), or null where it has none. */
export function parseEmrApplicationDetail(application: unknown): EmrApplicationDetail | null {
  const invalid: string[] = [];
  const parsed = parseFieldsOf(application, 'applicationId', invalid);
  const record = toRecord(application);
  if (parsed === null || record === null) return null;
  return {
    ...parsed,
    ...parseFields({ tags: ['tags', textMap] } as const, record, invalid),
    initialCapacity: parseInitialCapacity(record.initialCapacity, invalid),
    autoStop: parseAutoStop(record.autoStopConfiguration, invalid),
    maximumCapacity: parseMaximumCapacity(record.maximumCapacity, invalid),
    ...parseFields({ sessionEnabled: ['sessionEnabled', flag] } as const, record.interactiveConfiguration, invalid),
    allocation: parseAllocation(record.runtimeConfiguration),
  };
}

/**
 * Whether an application may have sessions: Spark ones, and those whose type is not told. Whether sessions are enabled
 * is told by GetApplication only, and may have been on before, so it does not decide.
 */
export function isSparkApplication(application: EmrApplication): boolean {
  return application.type === null || application.type.toLowerCase() === 'spark';
}
