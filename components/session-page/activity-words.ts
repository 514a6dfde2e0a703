import { formatNumberOf } from '@/lib/client/format.ts';
import type { Activity } from '@/lib/domain/activity.ts';
import { MISSING_REASONS } from '@/lib/domain/missing.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';

/** What each service calls a piece of work, and the permission to list them. EMR Serverless tells of none. */
export const WORK = {
  glue: { one: 'statement', many: 'statements', action: 'glue:ListStatements' },
  athena: { one: 'calculation', many: 'calculations', action: 'athena:ListCalculationExecutions' },
} as const;

/** Why a session of Glue or Athena shows no work. */
export function toNoActivity({ noActivity, phase }: SessionDetail, service: keyof typeof WORK): string {
  const { many, action } = WORK[service];
  if (phase === 'starting') return 'It has not started yet.';
  switch (noActivity) {
    case 'not-supported':
      return service === 'glue'
        ? 'Spark Connect sessions have no statements: AWS tells nothing of what they work at.'
        : 'Sessions of Spark 3.5 have no calculations: AWS tells nothing of what they work at.';
    case 'denied':
      return `AWS does not let Sparktally list its ${many}: the permission ${action} is missing.`;
    case 'loading':
      return `Its ${many} are being read.`;
    case 'unavailable':
      return `Its ${many} could not be read. They are asked for again by themselves.`;
    default:
      return `Its ${many} are not known: ${noActivity === null ? 'unknown' : MISSING_REASONS[noActivity]}.`;
  }
}

/** `1 running, 2 waiting`; null where nothing does either. */
export function toAtWork({ running, waiting }: Activity): string | null {
  const parts = [running === 0 ? null : `${running} running`, waiting === 0 ? null : `${waiting} waiting`].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.join(', ');
}

function explainReady({ activity, noActivity }: SessionDetail): string {
  if (activity !== null && activity.waiting > 0) return `${formatNumberOf(activity.waiting, 'statement')} waiting`;
  if (activity !== null) return 'working or idle: it has had no statement to tell it by';
  if (noActivity === 'loading') return 'working or idle: its statements are being read';
  if (noActivity === 'not-supported') return 'working or idle: Spark Connect has no statements to tell it by';
  return 'working or idle: its statements cannot be read';
}

/** What Glue's READY means, which its statements tell; null where the state speaks for itself. */
export function toPhaseNote(session: SessionDetail): string | null {
  const { service, state, phase, activity } = session;
  if (service !== 'glue' || state !== 'READY') return null;
  if (phase === 'ready') return explainReady(session);
  if (phase === 'idle') {
    return activity === null ? 'idle' : `idle: no statement runs, after ${formatNumberOf(activity.total, 'statement')}`;
  }
  if (phase !== 'busy') return null;
  return activity === null || activity.running === 0
    ? 'busy'
    : `busy: ${formatNumberOf(activity.running, 'statement')} ${activity.running === 1 ? 'runs' : 'run'}`;
}
