import { parseFields, parseId, text, time, toRaw, toRecord } from '../native-fields.ts';

const WORK_GROUP_FIELDS = {
  state: ['State', text],
  description: ['Description', text],
  createdAt: ['CreationTime', time],
} as const;

const ENGINE_VERSION_FIELDS = {
  selectedEngineVersion: ['SelectedEngineVersion', text],
  effectiveEngineVersion: ['EffectiveEngineVersion', text],
} as const;

/** A workgroup as ListWorkGroups or GetWorkGroup tells it. A null member was absent, or is named in `invalid`. */
export type AthenaWorkGroup = {
  name: string;
  /** `ENABLED` or `DISABLED`. */
  state: string | null;
  description: string | null;
  createdAt: string | null;
  selectedEngineVersion: string | null;
  effectiveEngineVersion: string | null;
  invalid: readonly string[];
  /** AWS's answer under AWS's names, unmasked. */
  raw: Record<string, unknown>;
};

/**
 * One workgroup of an answer, or null where it has no name. ListWorkGroups has the engine version at the top,
 * GetWorkGroup inside `Configuration`.
 */
export function parseAthenaWorkGroup(item: unknown): AthenaWorkGroup | null {
  const name = parseId(item, 'Name');
  const record = toRecord(item);
  if (name === null || record === null) return null;
  const invalid: string[] = [];
  const version = record.EngineVersion ?? toRecord(record.Configuration)?.EngineVersion;
  return {
    name,
    ...parseFields(WORK_GROUP_FIELDS, record, invalid),
    ...parseFields(ENGINE_VERSION_FIELDS, version, invalid),
    invalid,
    raw: toRaw(record),
  };
}

const SPARK_ENGINE = /spark/i;
const SQL_ENGINE = /^athena engine|^auto$|preview/i;

/** Which kind of engine a version names: `Athena engine version 3` is SQL's, `PySpark …` and `Apache Spark …` are Spark's. */
export function resolveEngineKind(version: string | null): 'spark' | 'sql' | 'unknown' {
  if (version === null) return 'unknown';
  if (SPARK_ENGINE.test(version)) return 'spark';
  return SQL_ENGINE.test(version) ? 'sql' : 'unknown';
}

/** Whether a workgroup may hold Spark sessions: all but those whose engine is known to be SQL's. */
export function isSparkWorkGroup(
  workGroup: Pick<AthenaWorkGroup, 'selectedEngineVersion' | 'effectiveEngineVersion'>,
): boolean {
  return resolveEngineKind(workGroup.effectiveEngineVersion ?? workGroup.selectedEngineVersion) !== 'sql';
}
