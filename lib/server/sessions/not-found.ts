import type { ScopeRef, SessionRef } from '../../domain/resource-ref.ts';
import { SERVICE_LABEL, type Service } from '../../domain/service.ts';
import { isProblemError, ProblemError } from '../errors.ts';
import { visibleText } from '../mask/visible-text.ts';

/** Longer than any name of AWS's; what an address holds beyond it tells nobody anything. */
const MOST_NAME = 150;

/** What a scope of a service is called in a sentence; Glue has none. */
const SCOPE_WORD: Record<Service, string | null> = {
  'emr-serverless': 'application',
  glue: null,
  athena: 'workgroup',
};

/** A part of an address, as it may stand in a sentence. */
function toName(part: string): string {
  const text = visibleText(part);
  if (text.trim() === '') return '“”';
  return text.length > MOST_NAME ? `${text.slice(0, MOST_NAME)}…` : text;
}

function toPlace({ account, region }: Pick<ScopeRef, 'account' | 'region'>): string {
  const owner = account === 'unknown' ? 'the account whose number is not known' : `account ${toName(account)}`;
  return `${owner}, region ${toName(region)}`;
}

function toScope({ service, scope }: ScopeRef): string {
  const word = SCOPE_WORD[service];
  return word === null ? '' : ` in ${word} ${toName(scope)}`;
}

export function isNotFound(error: unknown): boolean {
  return isProblemError(error) && error.problem.kind === 'not_found';
}

/** Of a service, account and region that no source reads. */
export function toNotCollected(ref: Omit<ScopeRef, 'scope'>): ProblemError {
  return new ProblemError({
    kind: 'not_found',
    message: `Nothing is collected from ${SERVICE_LABEL[ref.service]} in ${toPlace(ref)}.`,
    hint: 'The sources page lists what is.',
  });
}

/** Of a session that AWS was asked for, and the history. */
export function toNoSession(ref: SessionRef): ProblemError {
  return new ProblemError({
    kind: 'not_found',
    message: `${SERVICE_LABEL[ref.service]} has no session ${toName(ref.id)}${toScope(ref)} (${toPlace(ref)}), and none was recorded.`,
    hint: 'AWS forgets ended sessions after a time that it documents nowhere; the history keeps those that it saw.',
  });
}

/** Of a session that AWS was not asked for. */
export function toNothingKnown(ref: SessionRef): ProblemError {
  return new ProblemError({
    kind: 'not_found',
    message: `Nothing is known yet of the ${SERVICE_LABEL[ref.service]} session ${toName(ref.id)}${toScope(ref)} (${toPlace(ref)}).`,
    hint: 'Its page asks AWS for it.',
  });
}

/** Of an application or workgroup that AWS was asked for. */
export function toNoScope(ref: ScopeRef): ProblemError {
  const word = SCOPE_WORD[ref.service] ?? 'scope';
  return new ProblemError({
    kind: 'not_found',
    message: `${SERVICE_LABEL[ref.service]} has no ${word} ${toName(ref.scope)} (${toPlace(ref)}), and no session of one is known.`,
    hint: 'An application is addressed by its id, a workgroup by its name.',
  });
}

/** Of a list that the sessions of a service have not. */
export function toNoSuchList(service: Service, kind: string): ProblemError {
  const message = `${SERVICE_LABEL[service]} tells of no ${kind} of a session.`;
  return new ProblemError({ kind: 'not_found', message });
}
