import { MissingPage, MissingText } from '@/components/layout/missing-page.tsx';
import type { ApiProblem } from '@/lib/client/api.ts';
import type { SessionRef } from '@/lib/domain/resource-ref.ts';
import { SCOPE_LABEL, SERVICE_LABEL } from '@/lib/domain/service.ts';
import { BackLink } from './back-link.tsx';

type Props = { sessionRef: SessionRef; problem: ApiProblem };

function tell({ sessionRef: { service, account, region, scope, id }, problem }: Props) {
  return {
    title: problem.status === 410 ? 'AWS no longer has this session' : 'There is no such session',
    problem,
    sought: [
      ['Service', SERVICE_LABEL[service]],
      ['Account', account],
      ['Region', region],
      ...(service === 'glue' ? [] : ([[SCOPE_LABEL[service], scope]] as const)),
      ['Session', id],
    ],
  } as const;
}

/** The page of a session that AWS does not have, or has no longer. */
export function MissingSession(props: Props) {
  return <MissingPage above={<BackLink />} {...tell(props)} />;
}

/** The same beside the list. */
export function MissingSessionText(props: Props) {
  return <MissingText {...tell(props)} />;
}
