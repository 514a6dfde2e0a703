import type { Stream } from '../estate/stream.ts';

/** An EMR Serverless application as planned; its wire form is made in application-answer.ts. */
export type EmrApplication = {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly releaseLabel: string;
  readonly state: 'STARTED' | 'STOPPED' | 'CREATED';
  readonly architecture: 'X86_64' | 'ARM64';
  readonly createdMs: number;
  readonly updatedMs: number;
  /** Sessions allowed at all (release 7.13 and later, switched on). */
  readonly sessionEnabled: boolean;
  readonly preInitialised: boolean;
  readonly team: string;
  readonly networked: boolean;
  readonly stream: Stream;
};

export type ApplicationPlan = {
  name: string;
  releaseLabel: string;
  state: EmrApplication['state'];
  architecture: EmrApplication['architecture'];
  sessionEnabled: boolean;
  preInitialised: boolean;
  networked: boolean;
  team: string;
  /** Share of the service's sessions. */
  weight: number;
  ageDays: number;
  quietDays: number;
  pipelines: boolean;
};

const plan = (name: string, rest: Partial<Omit<ApplicationPlan, 'name'>>): ApplicationPlan => ({
  name,
  releaseLabel: 'emr-7.13.0',
  state: 'STARTED',
  architecture: 'X86_64',
  sessionEnabled: true,
  preInitialised: false,
  networked: false,
  team: 'data-platform',
  weight: 1,
  ageDays: 200,
  quietDays: 0,
  pipelines: false,
  ...rest,
});

const CATALOG: readonly ApplicationPlan[] = [
  plan('analytics-interactive', { weight: 5, ageDays: 310, team: 'growth-analytics' }),
  plan('ml-feature-lab', { architecture: 'ARM64', weight: 4, ageDays: 170, team: 'ml-platform', networked: true }),
  plan('risk-notebooks', { preInitialised: true, networked: true, weight: 3, ageDays: 240, team: 'risk' }),
  plan('data-platform-scratch', {
    releaseLabel: 'emr-7.14.0',
    architecture: 'ARM64',
    weight: 2,
    ageDays: 60,
    pipelines: true,
  }),
  plan('supply-chain-2025', { state: 'STOPPED', weight: 2, ageDays: 400, quietDays: 18, team: 'supply-chain' }),
  plan('finance_close#2026', { releaseLabel: 'emr-7.14.0', weight: 2, ageDays: 88, team: 'finance', networked: true }),
];

/** One that never takes sessions: an older release, kept for batch jobs. */
const BATCH_ONLY = plan('etl-nightly-batch', {
  releaseLabel: 'emr-7.2.0',
  sessionEnabled: false,
  weight: 0,
  ageDays: 700,
});

/** The first `count` of the catalog, and further ones of the same make when more are wanted. */
export function planApplications(count: number | null): ApplicationPlan[] {
  if (count === null) return [...CATALOG, BATCH_ONLY];
  return Array.from({ length: count }, (_, at) => {
    const model = CATALOG[at % CATALOG.length] ?? BATCH_ONLY;
    return at < CATALOG.length ? model : { ...model, name: `${model.name}-${Math.floor(at / CATALOG.length) + 1}` };
  });
}
