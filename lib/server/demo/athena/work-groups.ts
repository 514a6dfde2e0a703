import type { Stream } from '../estate/stream.ts';

export const PYSPARK_ENGINE = 'PySpark engine version 3';
export const SPARK_CONNECT_ENGINE = 'Apache Spark version 3.5';
export const SQL_ENGINE = 'Athena engine version 3';

export type WorkGroupPlan = {
  name: string;
  description: string | null;
  engine: typeof PYSPARK_ENGINE | typeof SPARK_CONNECT_ENGINE | typeof SQL_ENGINE;
  state: 'ENABLED' | 'DISABLED';
  team: string;
  weight: number;
  ageDays: number;
  quietDays: number;
  /** Refuses ListSessions, as some SQL workgroups do; the others list nothing. */
  refusesSessions: boolean;
};

/** An Athena workgroup; those for SQL have no sessions and no stream. */
export type WorkGroup = Omit<WorkGroupPlan, 'weight'> & { readonly createdMs: number; readonly stream: Stream | null };

const plan = (name: string, rest: Partial<Omit<WorkGroupPlan, 'name'>>): WorkGroupPlan => ({
  name,
  description: null,
  engine: PYSPARK_ENGINE,
  state: 'ENABLED',
  team: 'data-platform',
  weight: 1,
  ageDays: 300,
  quietDays: 0,
  refusesSessions: false,
  ...rest,
});

const SPARK: readonly WorkGroupPlan[] = [
  plan('spark-analytics', { weight: 5, team: 'growth-analytics', description: 'Notebooks of growth analytics' }),
  plan('spark35-unified-studio', {
    engine: SPARK_CONNECT_ENGINE,
    weight: 4,
    ageDays: 120,
    team: 'ml-platform',
    description: 'SageMaker Unified Studio, Spark Connect',
  }),
  plan('risk.spark', { weight: 3, team: 'risk', description: 'Risk – Auswertungen, nur mit Freigabe' }),
  plan('spark35-data-platform', { engine: SPARK_CONNECT_ENGINE, weight: 2, ageDays: 75 }),
  plan('spark-legacy-reports', { weight: 1, state: 'DISABLED', quietDays: 25, ageDays: 800, team: 'finance' }),
];

const SQL: readonly WorkGroupPlan[] = [
  plan('primary', { engine: SQL_ENGINE, weight: 0, ageDays: 1500, refusesSessions: true }),
  plan('bi-dashboards', { engine: SQL_ENGINE, weight: 0, ageDays: 900, description: 'Dashboards, 1 TB cutoff' }),
  plan('dbt_sql', { engine: SQL_ENGINE, weight: 0, ageDays: 500 }),
];

/** Every account has the workgroup `primary`; an unused region has nothing else. */
export const PRIMARY_ONLY: readonly WorkGroupPlan[] = SQL.slice(0, 1);

export function planWorkGroups(sparkCount: number | null): WorkGroupPlan[] {
  const wanted = sparkCount ?? SPARK.length;
  const spark = Array.from({ length: wanted }, (_, at) => {
    const model = SPARK[at % SPARK.length] ?? plan('spark', {});
    return at < SPARK.length ? model : { ...model, name: `${model.name}-${Math.floor(at / SPARK.length) + 1}` };
  });
  return [...SQL, ...spark].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
