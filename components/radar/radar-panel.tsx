import { ShieldCheck } from 'lucide-react';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount } from '@/lib/client/format.ts';
import type { RadarFinding, RadarUndecided } from '@/lib/domain/radar.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { FindingRow } from './finding-row.tsx';
import { type RadarOf, RULE_TITLE, toNothingText } from './radar-words.ts';

export type RadarPanelProps = {
  findings: readonly RadarFinding[];
  undecided?: readonly RadarUndecided[];
  /** How many sessions were looked at. */
  sessions?: number;
  of?: RadarOf;
  /** Of the page, for links to the sessions of a finding; without them there are none. */
  filters?: SessionFilters | null;
};

const NOTE: Record<RadarOf, string> = {
  session: 'How this session is set up, and what idled because of it',
  scope: 'How its sessions are set up, and what idled because of it',
  estate: 'How sessions are set up, and what idled because of it in the range',
};

/** What is set up so that money idles away, or that nobody can be asked: evidence, money, and the line that mends it. */
export function RadarPanel(props: RadarPanelProps) {
  const { findings, undecided = [], sessions = 0, of = 'estate', filters = null } = props;
  const open = undecided.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel title="Misconfiguration radar" note={NOTE[of]} flush>
      {findings.length === 0 ? (
        <p className="flex items-center gap-2.5 px-4 py-5 text-ink-muted text-sm">
          <ShieldCheck aria-hidden="true" className="size-4 shrink-0 text-good" />
          {toNothingText(sessions, open, of)}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {findings.map((finding) => (
            <FindingRow key={`${finding.rule} ${finding.service}`} finding={finding} of={of} filters={filters} />
          ))}
        </ul>
      )}
      <Footnote findings={findings} undecided={undecided} />
    </Panel>
  );
}

function Footnote({ findings, undecided }: Required<Pick<RadarPanelProps, 'findings' | 'undecided'>>) {
  const parts = [
    findings.length > 1 ? 'One idle hour can stand under several findings: the amounts do not add up.' : null,
    findings.length > 0 && undecided.length > 0
      ? `Not judged, as a value is not known: ${undecided
          .map(({ rule, count }) => `${formatCount(count)} for “${RULE_TITLE[rule]}”`)
          .join(', ')}.`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : (
    <p className="border-line border-t px-4 py-2.5 text-ink-muted text-xs">{parts.join(' ')}</p>
  );
}
