import { formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import type { RadarFinding, RadarFixKind, RadarRule, SessionEvidence } from '@/lib/domain/radar.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';

/** Whether one session is looked at, one application or workgroup, or all that a page's filter lets through. */
export type RadarOf = 'session' | 'scope' | 'estate';

export const RULE_TITLE: Record<RadarRule, string> = {
  'no-idle-timeout': 'No idle timeout',
  'long-idle-timeout': 'Idle timeout of 48 hours or more',
  'auto-stop-off': 'Auto-stop is off',
  'no-usage-profile': 'No usage profile',
  untagged: 'Untagged',
  'old-release': 'Old release',
  'shared-role': 'One role, many creators',
};

export const RULE_WHY: Record<RadarRule, string> = {
  'no-idle-timeout':
    'Nothing known ends such a session when its owner has left. Glue documents 48 hours where none is set; what 0 minutes mean is documented nowhere.',
  'long-idle-timeout': 'A notebook left on a Friday is billed until Sunday: AWS Glue sets 48 hours where nobody chose.',
  'auto-stop-off':
    'Workers that the application holds ready are billed day and night, with no session or with all idle.',
  'no-usage-profile':
    'Nobody limits what these sessions may ask for. A usage profile sets a default and a maximum of the idle timeout and of the workers.',
  untagged: 'Without a tag nobody can be asked about a session, and its cost is in nobody’s share of the bill.',
  'old-release': 'A newer release is there. Newer ones run newer Spark, and some are priced lower.',
  'shared-role':
    'What one of them may read all of them may, and the role tells nobody’s sessions from another’s in the logs.',
};

export const FIX_TITLE: Record<RadarFixKind, string> = {
  'end-session': 'End it now',
  'shorter-timeout': 'Start the next one with an idle timeout of an hour',
  'usage-profile': 'Make a usage profile that lets sessions idle for an hour at most',
  'assign-profile': 'Give it to the role of the sessions, which also needs glue:GetUsageProfile',
  'auto-stop': 'Let it stop when nothing runs; AWS takes this while it is stopped',
  'tag-session': 'Name its owner',
  'newer-release': 'Use the newer release for the next ones',
  'own-role': 'Make a role for one team alone, and start its sessions as that',
};

/** What a release is chosen by, where it is not the session. */
export function toFixNote({ rule, service }: RadarFinding, what: RadarFixKind): string | null {
  if (what === 'end-session') return 'What it holds in memory is lost.';
  if (rule !== 'old-release') return null;
  if (service === 'athena') return 'A workgroup keeps its engine: the new one stands beside it, and has no notebooks.';
  return service === 'emr-serverless' ? 'AWS takes this while the application is stopped.' : null;
}

/** `12 of 45 AWS Glue sessions`: how many a rule found, of those that it could judge. */
export function toFoundText({ rule, found, judged, service, sessions }: RadarFinding): string {
  if (rule === 'auto-stop-off') return `${found} of ${formatNumberOf(judged, 'started application')}`;
  if (rule === 'shared-role') {
    return `${found} of ${formatNumberOf(judged, 'role')}, in ${formatNumberOf(sessions, 'session')}`;
  }
  return `${found} of ${formatNumberOf(judged, `${service === null ? '' : `${SERVICE_LABEL[service]} `}session`)}`;
}

/** What the idle money of a finding is, after its amount. */
export function toIdleText({ idle }: RadarFinding, of: RadarOf): string {
  if (idle?.of === 'past-an-hour') return 'idled past the first hour';
  return of === 'session' ? 'idled in it' : 'idled in them';
}

/** The value that a session's finding rests on, in words; null where the rule's name says it. */
export function toFactText(
  { rule, newest }: RadarFinding,
  { fact, service }: Pick<SessionEvidence, 'fact' | 'service'>,
) {
  switch (rule) {
    case 'no-idle-timeout':
      return fact === null ? `none reported by ${SERVICE_LABEL[service]}` : `set to ${fact} minutes`;
    case 'long-idle-timeout':
      return fact === null ? null : `idle timeout ${formatDuration(Number(fact) * 60)}`;
    case 'old-release': {
      const beside =
        newest === null
          ? ''
          : `; ${newest.label} is ${newest.from === 'met' ? 'in use here' : 'the newest documented'}`;
      return fact === null ? null : `${fact}${beside}`;
    }
    default:
      return null;
  }
}

/** Nothing found is only as good as what was looked at. */
export function toNothingText(sessions: number, undecided: number, of: RadarOf): string {
  const open = undecided === 0 ? '' : `; ${formatNumberOf(undecided, 'value')} could not be judged yet`;
  if (of === 'session') return `No rule finds fault with how this session is set up${open}.`;
  return `No rule finds fault with ${formatNumberOf(sessions, 'session')}${open}.`;
}
