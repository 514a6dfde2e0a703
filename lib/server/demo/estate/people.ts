import type { Choices, Random } from './random.ts';

/** Somebody, or some pipeline, that starts sessions. All made up; the domain is reserved for examples (RFC 2606). */
export type Person = { login: string; name: string; team: Team; userId: string };
export type Team = 'growth-analytics' | 'risk' | 'supply-chain' | 'ml-platform' | 'data-platform' | 'finance';

export const COST_CENTERS: Record<Team, string> = {
  'growth-analytics': 'CC-1120',
  risk: 'CC-2040',
  'supply-chain': 'CC-3310',
  'ml-platform': 'CC-4400',
  'data-platform': 'CC-1001',
  finance: 'CC-5075',
};

const person = (login: string, name: string, team: Team, userId: string): Person => ({ login, name, team, userId });

const PEOPLE: Choices<Person> = [
  person('maria.lindqvist', 'Maria Lindqvist', 'growth-analytics', 'AROADEMO4GROWTH2EXMPL'),
  person('tomas.novak', 'Tomáš Novák', 'growth-analytics', 'AROADEMO4GROWTH2EXMPL'),
  person('aiko.tanaka', 'Aiko Tanaka 田中愛子', 'risk', 'AROADEMO4RISKTEAMEXMP'),
  person('joao.pereira', 'João Pereira', 'risk', 'AROADEMO4RISKTEAMEXMP'),
  person('nadia.benali', 'Nadia Ben Ali', 'supply-chain', 'AROADEMO4SUPPLYCHEXMP'),
  person('oskar.wisniewski', 'Oskar Wiśniewski', 'supply-chain', 'AROADEMO4SUPPLYCHEXMP'),
  person('priya.raman', 'Priya Raman', 'ml-platform', 'AROADEMO4MLPLATFMEXMP'),
  person('lukas.groesser', 'Lukas Größer', 'ml-platform', 'AROADEMO4MLPLATFMEXMP'),
  person('chen.wei', 'Chen Wei 陈伟', 'ml-platform', 'AROADEMO4MLPLATFMEXMP'),
  person('sofia.marino', 'Sofia Marino', 'data-platform', 'AROADEMO4DATAPLATEXMP'),
  person('ben.okafor', 'Ben Okafor', 'data-platform', 'AROADEMO4DATAPLATEXMP'),
  person('elif.yildiz', 'Elif Yıldız', 'finance', 'AROADEMO4FINANCETEXMP'),
];

const PERMISSION_SET: Record<Team, string> = {
  'growth-analytics': 'AWSReservedSSO_Analyst_5f0c1d2e3a4b5c6d',
  risk: 'AWSReservedSSO_RiskAnalyst_0a1b2c3d4e5f6071',
  'supply-chain': 'AWSReservedSSO_Analyst_5f0c1d2e3a4b5c6d',
  'ml-platform': 'AWSReservedSSO_DataScientist_77aa88bb99cc00dd',
  'data-platform': 'AWSReservedSSO_DataEngineer_1234abcd5678ef90',
  finance: 'AWSReservedSSO_Analyst_5f0c1d2e3a4b5c6d',
};

/** A few people start most of the sessions, as everywhere. */
export function pickPerson(random: Random): Person {
  const skewed = Math.floor(random.unit() ** 1.5 * PEOPLE.length);
  return PEOPLE[skewed] ?? PEOPLE[0];
}

/** Who called the API, as EMR Serverless tells it: an assumed role with the person as its session, or an IAM user for schedulers. */
export function callerArn(account: string, who: Person, scheduled: boolean): string {
  if (scheduled) return `arn:aws:sts::${account}:assumed-role/airflow-scheduler/${who.team}-dag`;
  if (who.login === 'ben.okafor') return `arn:aws:iam::${account}:user/platform/${who.login}`;
  return `arn:aws:sts::${account}:assumed-role/${PERMISSION_SET[who.team]}/${who.login}@example.com`;
}

/** The role a session of that team runs as. */
export function runtimeRoleArn(account: string, service: 'emr-serverless' | 'glue' | 'athena', team: Team): string {
  const names = {
    'emr-serverless': 'EMRServerlessRuntime',
    glue: 'AWSGlueServiceRole',
    athena: 'AthenaSparkExecution',
  };
  return `arn:aws:iam::${account}:role/${service === 'glue' ? 'service-role/' : ''}${names[service]}-${team}`;
}

/** What people call their work; a few are not plain ASCII, as in life. */
const WORK: Record<Team, Choices<string>> = {
  'growth-analytics': [
    'campaign attribution',
    'funnel exploration',
    'LTV cohorts Q4',
    'churn – erste Analyse',
    'A/B readout',
  ],
  risk: ['fraud features v7', 'chargeback review', '与信スコア検証', 'AML alerts backfill', 'stress test 2026'],
  'supply-chain': [
    'demand forecast',
    'stock-out analysis',
    'carrier SLA report',
    'Prévision des délais',
    'routing what-if',
  ],
  'ml-platform': [
    'feature store backfill',
    'embedding eval',
    'recsys training set',
    'drift check',
    'sampling 📊 draft',
  ],
  'data-platform': [
    'iceberg compaction test',
    'schema migration dry run',
    'ad hoc debug',
    'partition repair',
    'spark 4 upgrade probe',
  ],
  finance: ['revenue reconciliation', 'month-end close', 'FX exposure', 'invoice matching', 'Kostenstellen-Abgleich'],
};

export function pickWork(random: Random, team: Team): string {
  return random.pick(WORK[team]);
}
