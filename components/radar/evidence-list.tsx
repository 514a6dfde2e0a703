import Link from 'next/link';
import type { ReactNode } from 'react';
import { MoneyText } from '@/components/overview/money-text.tsx';
import { PhaseDot } from '@/components/sessions/phase-badge.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { toRoleLabel } from '@/lib/domain/owner.ts';
import type { RadarEvidence, RadarFinding } from '@/lib/domain/radar.ts';
import { scopeHref } from '@/lib/domain/resource-ref.ts';
import { toFactText } from './radar-words.ts';

/** What a finding rests on: the dearest sessions, roles or applications, each with its own value and money. */
export function EvidenceList({ finding }: { finding: RadarFinding }) {
  const { evidence, found } = finding;
  return (
    <div>
      <h3 className="mb-1 font-medium text-ink text-xs">
        {found > evidence.length ? `Evidence: the dearest ${evidence.length} of ${found}` : 'Evidence'}
      </h3>
      <ul className="divide-y divide-line rounded-md border border-line">
        {evidence.map((one) => (
          <Line key={toKey(one)} finding={finding} evidence={one} />
        ))}
      </ul>
    </div>
  );
}

function toKey(evidence: RadarEvidence): string {
  if (evidence.kind === 'session') return evidence.key;
  if (evidence.kind === 'role') return `${evidence.account} ${evidence.roleArn}`;
  return `${evidence.account} ${evidence.region} ${evidence.scope.id}`;
}

function Line({ finding, evidence }: { finding: RadarFinding; evidence: RadarEvidence }) {
  if (evidence.kind === 'session') {
    const fact = toFactText(finding, evidence);
    return (
      <Row
        name={<EvidenceLink href={evidence.href} text={evidence.name ?? evidence.id} title={evidence.id} />}
        money={<MoneyText sum={evidence.idle} nothing="nothing" />}
      >
        {evidence.live ? (
          <span className="inline-flex items-center gap-1.5 text-ink">
            <PhaseDot phase="busy" />
            runs now
          </span>
        ) : null}
        {fact}
      </Row>
    );
  }
  if (evidence.kind === 'role') {
    const { creators, names, sessions } = evidence;
    const others = creators - names.length;
    return (
      <Row
        name={
          <bdi title={evidence.roleArn} className="font-medium text-ink">
            {toRoleLabel(evidence.roleArn)}
          </bdi>
        }
        money={<MoneyText sum={evidence.idle} nothing="nothing" />}
      >
        <span>
          {formatNumberOf(creators, 'creator')}:{' '}
          {names.map((name, index) => (
            <span key={name}>
              {index === 0 ? '' : ', '}
              <bdi>{name}</bdi>
            </span>
          ))}
          {others > 0 ? ` and ${formatNumberOf(others, 'other')}` : ''}
        </span>
        <span>{formatNumberOf(sessions, 'session')}</span>
      </Row>
    );
  }
  const { scope, account, region, workers } = evidence;
  const href = scopeHref({ service: 'emr-serverless', account, region, scope: scope.id });
  return (
    <Row
      name={<EvidenceLink href={href} text={scope.name} title={scope.id} />}
      money={<MoneyText sum={evidence.burnPerHour} unit=" /h" nothing="holds nothing ready" />}
    >
      {workers === 0 ? null : <span>{formatNumberOf(workers, 'worker')} held ready</span>}
      <span>
        {account} · {region}
      </span>
    </Row>
  );
}

function EvidenceLink({ href, text, title }: { href: string; text: string; title: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      title={title}
      className="font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-ink"
    >
      <bdi>{text}</bdi>
    </Link>
  );
}

function Row({ name, money, children }: { name: ReactNode; money: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-4 px-3 py-2 text-sm">
      <div className="min-w-0">
        <div className="wrap-anywhere">{name}</div>
        <div className="wrap-anywhere flex flex-wrap gap-x-3 text-ink-muted text-xs">{children}</div>
      </div>
      <span className="shrink-0 text-ink tabular-nums">{money}</span>
    </li>
  );
}
