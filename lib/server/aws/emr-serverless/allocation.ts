import { toRecord } from '../native-fields.ts';
import { MIB_PER_GB, parseSizeMib } from './spark-size.ts';
import { MAX_WORKERS, toGb, toVcpus, type WorkerSize } from './worker-size.ts';

/**
 * What a session was configured to be given, by its own runtime configuration. Null where that does not say: what the
 * application sets, and AWS's defaults, are not filled in.
 */
export type EmrAllocation = {
  driver: WorkerSize | null;
  executor: WorkerSize | null;
  /** As many executors there are at least while the session runs. */
  minExecutors: number | null;
};

type Properties = ReadonlyMap<string, string>;

// `spark` is what other parts of EMR call the same classification. Others that begin so (`spark-env`, `spark-log4j2`)
// are files that Spark reads no such properties from.
const SPARK_CLASSIFICATION = /^\s*spark(-defaults)?\s*$/i;
/** Configurations within configurations; AWS's own examples have two. */
const MAX_DEPTH = 16;

/** The allocation by the `runtimeConfiguration` of a session. Never throws; what makes no sense is null. */
export function parseAllocation(runtimeConfiguration: unknown): EmrAllocation {
  const properties = new Map<string, string>();
  collectProperties(runtimeConfiguration, properties, 0);
  return {
    driver: parseWorker(properties, 'driver'),
    executor: parseWorker(properties, 'executor'),
    minExecutors: parseMinExecutors(properties),
  };
}

/** Spark's properties in the order of the list, nested ones after those around them: of two with one name the later wins. */
function collectProperties(configurations: unknown, properties: Map<string, string>, depth: number): void {
  if (!Array.isArray(configurations) || depth > MAX_DEPTH) return;
  for (const configuration of configurations) {
    const record = toRecord(configuration);
    if (record === null) continue;
    if (typeof record.classification === 'string' && SPARK_CLASSIFICATION.test(record.classification)) {
      for (const [name, value] of Object.entries(toRecord(record.properties) ?? {})) {
        if (typeof value === 'string') properties.set(name, value.trim());
      }
    }
    collectProperties(record.configurations, properties, depth + 1);
  }
}

function parseWorker(properties: Properties, role: 'driver' | 'executor'): WorkerSize | null {
  const worker = {
    vcpus: toVcpus(parseWhole(properties.get(`spark.${role}.cores`))),
    memoryGb: parseMemoryGb(properties, role),
    diskGb: parseDiskGb(properties.get(`spark.emr-serverless.${role}.disk`)),
  };
  return Object.values(worker).some((value) => value !== null) ? worker : null;
}

/** A worker is given the heap and, beside it, an overhead: the one configured, else a tenth, at least 384 MB. */
function parseMemoryGb(properties: Properties, role: 'driver' | 'executor'): number | null {
  const heapMib = parseSizeMib(properties.get(`spark.${role}.memory`)) ?? 0;
  if (heapMib === 0) return null;
  const configured = properties.get(`spark.${role}.memoryOverhead`);
  const overheadMib = configured === undefined ? findOverheadMib(heapMib, properties) : parseSizeMib(configured);
  return overheadMib === null ? null : toGb((heapMib + overheadMib) / MIB_PER_GB);
}

const MIN_OVERHEAD_MIB = 384;
const OVERHEAD_FACTOR = '0.1';
const FACTOR = /^(\d{1,2}(\.\d{1,6})?|\.\d{1,6})$/;

/** Rounded down to whole MiB, as Spark does. EMR Serverless has a property of its own for the tenth. */
function findOverheadMib(heapMib: number, properties: Properties): number | null {
  const factor = properties.get('spark.emr-serverless.memoryOverheadFactor') ?? OVERHEAD_FACTOR;
  return FACTOR.test(factor) ? Math.max(MIN_OVERHEAD_MIB, Math.floor(heapMib * Number(factor))) : null;
}

/** No worker has a disk of less than 20 GB: one of less than 1 GB is a number whose unit was forgotten. */
function parseDiskGb(size: string | undefined): number | null {
  const mib = parseSizeMib(size) ?? 0;
  return mib < MIB_PER_GB ? null : toGb(mib / MIB_PER_GB);
}

/** Without dynamic allocation, which is on by default, there are as many executors as were asked for. */
function parseMinExecutors(properties: Properties): number | null {
  const fixed = properties.get('spark.dynamicAllocation.enabled')?.toLowerCase() === 'false';
  return parseWhole(properties.get(fixed ? 'spark.executor.instances' : 'spark.dynamicAllocation.minExecutors'));
}

function parseWhole(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,7}$/.test(text)) return null;
  const whole = Number(text);
  return whole <= MAX_WORKERS ? whole : null;
}
