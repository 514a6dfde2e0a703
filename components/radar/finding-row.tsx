import { ChevronRight, CircleAlert, Eye, Flame, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { MoneyText } from '@/components/overview/money-text.tsx';
import { toListHref } from '@/components/overview/overview-links.ts';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { RadarFinding } from '@/lib/domain/radar.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { EvidenceList } from './evidence-list.tsx';
import { FixList } from './fix-list.tsx';
import { type RadarOf, RULE_TITLE, RULE_WHY, toFactText, toFoundText, toIdleText } from './radar-words.ts';

type Props = { finding: RadarFinding; of: RadarOf; filters: SessionFilters | null };

/** Whether a finding lets money idle, burns without a session, or only hides whose it is. */
function toLook({ idle, burnPerHour }: RadarFinding): { icon: LucideIcon; color: string } {
  if (burnPerHour !== null) return { icon: Flame, color: 'text-warn' };
  return idle?.of === 'past-an-hour' ? { icon: CircleAlert, color: 'text-warn' } : { icon: Eye, color: 'text-info' };
}

/** One finding: a line that says it all, and under it why it matters, the evidence and what to do. */
export function FindingRow({ finding, of, filters }: Props) {
  const { icon: Icon, color } = toLook(finding);
  const [evidence] = finding.evidence;
  const fact = of === 'session' && evidence?.kind === 'session' ? toFactText(finding, evidence) : null;
  return (
    <li>
      <details className="group">
        <summary className="flex list-none items-start gap-2.5 px-4 py-2.5 hover:bg-sunken focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
          <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${color}`} />
          <span className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-0.5">
            <span className="min-w-0">
              <span className="block font-medium text-ink text-sm">{RULE_TITLE[finding.rule]}</span>
              <span className="wrap-anywhere block text-ink-muted text-xs">
                {of === 'session' ? <SessionFact finding={finding} fact={fact} /> : toFoundText(finding)}
              </span>
            </span>
            <Worth finding={finding} of={of} />
          </span>
          <ChevronRight
            aria-hidden="true"
            className="mt-0.5 size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
          />
        </summary>
        <div className="flex flex-col gap-3 px-4 pt-1 pb-4 sm:pl-10.5">
          <p className="max-w-prose text-ink-muted text-sm">{RULE_WHY[finding.rule]}</p>
          {of === 'session' && evidence?.kind === 'session' ? null : <EvidenceList finding={finding} />}
          <MoreSessions finding={finding} filters={filters} />
          <FixList finding={finding} of={of} />
        </div>
      </details>
    </li>
  );
}

function SessionFact({ finding, fact }: { finding: RadarFinding; fact: string | null }) {
  const [evidence] = finding.evidence;
  if (fact !== null) return fact;
  if (evidence?.kind === 'role') return `${formatNumberOf(evidence.creators, 'creator')} use its role`;
  if (evidence?.kind === 'application') return 'of the application that it runs on';
  return finding.rule === 'untagged' ? 'it carries no tag at all' : 'made under none';
}

function Worth({ finding, of }: { finding: RadarFinding; of: RadarOf }) {
  const { idle, burnPerHour } = finding;
  // What the session idled in all stands on its page already.
  if (of === 'session' && idle?.of === 'all') return null;
  const sum = idle?.sum ?? burnPerHour;
  if (sum === null || sum === undefined) return null;
  return (
    <span className="text-ink-muted text-xs tabular-nums sm:text-right">
      <span className="font-semibold text-ink text-sm">
        <MoneyText sum={sum} nothing={burnPerHour === null ? 'nothing' : 'holds nothing ready'} />
      </span>{' '}
      <span className="sm:block">
        {burnPerHour === null ? toIdleText(finding, of) : sum.amounts.length === 0 ? null : 'an hour, held ready'}
      </span>
    </span>
  );
}

/** The list of what a finding is about, where a filter tells just those apart. */
function MoreSessions({ finding, filters }: Pick<Props, 'finding' | 'filters'>) {
  const { rule, service, sessions } = finding;
  if (filters === null || rule !== 'untagged' || service === null) return null;
  const field = { field: 'tag', negated: false, terms: [{ op: 'none' as const }] } as const;
  return (
    <Link
      href={toListHref(filters, { service, field: { ...field, terms: [...field.terms] }, most: 'cost' })}
      prefetch={false}
      className="self-start font-medium text-accent-strong text-xs hover:underline"
    >
      {sessions === 1 ? 'Open the session in the list' : `All ${formatNumberOf(sessions, 'session')} in the list`}
    </Link>
  );
}
