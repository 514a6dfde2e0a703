import { MissingPage } from '@/components/layout/missing-page.tsx';
import type { ApiProblem } from '@/lib/client/api.ts';
import type { ScopeRef } from '@/lib/domain/resource-ref.ts';
import { SCOPE_LABEL, SERVICE_LABEL } from '@/lib/domain/service.ts';
import { SCOPE_WORD } from './scope-words.ts';

/** The page of an application or workgroup that nobody knows. */
export function MissingScope({ scopeRef, problem }: { scopeRef: ScopeRef; problem: ApiProblem }) {
  const { service, account, region, scope } = scopeRef;
  return (
    <MissingPage
      title={`There is no such ${SCOPE_WORD[service]}`}
      problem={problem}
      sought={[
        ['Service', SERVICE_LABEL[service]],
        ['Account', account],
        ['Region', region],
        [SCOPE_LABEL[service], scope],
      ]}
    />
  );
}
