import Link from 'next/link';
import { ScopeLink } from '@/components/scope-page/scope-link.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatAge } from '@/lib/client/format.ts';
import { toOwnerLabel, toRoleLabel } from '@/lib/domain/owner.ts';
import { SCOPE_LABEL, SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import { MissingField } from './missing-field.tsx';
import { toFieldFilters } from './neighbours.ts';

/** Owner, place, role and times: what one looks up about a session. */
export function SessionFacts({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const link = (field: Parameters<typeof toFieldFilters>[1], value: string, label: string, title = value) => (
    <Link
      href={`/sessions${toQueryString(toFieldFilters(session, field, value))}`}
      prefetch={false}
      title={title}
      className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
    >
      <bdi>{label}</bdi>
    </Link>
  );
  const { owner, ownerSource, scope, roleArn } = session;
  return (
    <Panel title="About">
      <Facts>
        <Fact name="Owner">
          {owner === null ? (
            <MissingField session={session} field="owner" />
          ) : (
            <>
              {link('owner', toOwnerLabel(owner), toOwnerLabel(owner), owner)}
              <span className="block text-ink-muted text-xs">
                {ownerSource === 'created-by' ? 'from createdBy' : `from the tag ${ownerSource?.slice(4)}`}
              </span>
            </>
          )}
        </Fact>
        {session.service === 'glue' ? null : (
          <Fact name={SCOPE_LABEL[session.service]}>
            <ScopeLink session={session} />
            {scope.name === scope.id ? null : (
              <span className="block font-mono text-ink-muted text-xs">{scope.id}</span>
            )}
          </Fact>
        )}
        <Fact name="Runtime role">
          {roleArn === null ? <MissingField session={session} field="roleArn" /> : <CopyableArn arn={roleArn} />}
        </Fact>
        <Fact name="Version">{session.version ?? <MissingField session={session} field="version" />}</Fact>
        <Fact name="Account">
          {link('account', session.account, session.account)} · {session.region}
        </Fact>
        <Fact name="ARN">
          {session.arn === null ? (
            <MissingField session={session} field="arn" />
          ) : (
            <span className="flex items-start gap-1">
              <span className="break-all font-mono text-xs leading-5">{session.arn}</span>
              <CopyButton value={session.arn} label="Copy the ARN" className="-my-1" />
            </span>
          )}
        </Fact>
        <Fact name="Started">
          {session.startedAt === null ? (
            <MissingField session={session} field="startedAt" />
          ) : (
            <Time iso={session.startedAt} nowMs={nowMs} />
          )}
        </Fact>
        <Fact name="Last change">
          {session.updatedAt === null ? (
            <MissingField session={session} field="updatedAt" />
          ) : (
            <Time iso={session.updatedAt} nowMs={nowMs} />
          )}
        </Fact>
        <Fact name="Told by AWS">
          <span title={`${SERVICE_LABEL[session.service]} was last asked then`}>{formatAge(session.asOf, nowMs)}</span>
        </Fact>
      </Facts>
    </Panel>
  );
}

function CopyableArn({ arn }: { arn: string }) {
  return (
    <span className="flex items-start gap-1">
      <span title={arn}>{toRoleLabel(arn)}</span>
      <CopyButton value={arn} label="Copy the role’s ARN" className="-my-1" />
    </span>
  );
}
