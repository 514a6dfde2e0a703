import type { Problem } from '../../domain/problem.ts';
import { isProblemError } from '../errors.ts';
import { maskText } from '../mask/mask.ts';
import { visibleText } from '../mask/visible-text.ts';
import { CALLED_LABEL, type CalledService } from './called-service.ts';
import { classify, isWithoutCalculations } from './classify.ts';
import { type ErrorFacts, readErrorFacts } from './error-facts.ts';
import { toIamStatement } from './iam-statement.ts';

export type FailedCall = {
  service: CalledService;
  account: string;
  region: string;
  partition?: string;
  /** The IAM action, e.g. `glue:ListSessions`. */
  operation: string;
  /** Wall clock, for `retryAt`. */
  nowMs: number;
  /** Our clock minus AWS's, where an answer told it. */
  clockSkewMs?: number | null;
};

/** However long AWS asks us to wait, a source is looked at again after five minutes. */
const MAX_RETRY_AFTER_MS = 300_000;
const MAX_SUMMARY = 300;

/** Whatever a call threw as a problem in our own words, with what to do about it. Never throws. */
export function toProblem(error: unknown, call: FailedCall): Problem {
  if (isProblemError(error)) return error.problem;
  const facts = readErrorFacts(error, call.nowMs);
  const kind = classify(facts, call);
  const problem: Problem = { kind, operation: call.operation, ...toWords(kind, facts, call) };
  if (facts.requestId !== null) problem.requestId = facts.requestId;
  if (facts.retryAfterMs !== null && facts.retryAfterMs > 0) {
    problem.retryAt = new Date(call.nowMs + Math.min(facts.retryAfterMs, MAX_RETRY_AFTER_MS)).toISOString();
  }
  return problem;
}

type Words = Omit<Problem, 'kind'>;

function toWords(kind: Problem['kind'], facts: ErrorFacts, call: FailedCall): Words {
  const { operation, region } = call;
  const service = CALLED_LABEL[call.service];
  const status = facts.status === null ? '' : ` (HTTP ${facts.status})`;
  switch (kind) {
    case 'throttled':
      return {
        message: `${service} in ${region} throttles ${operation}: too many calls for the account's quota.`,
        hint: 'Sparktally slows down by itself. Other tools of the account use the same quota.',
      };
    case 'service_error':
      return {
        message: `${service} in ${region} failed to answer ${operation}${status}.`,
        hint: 'The fault is on the service side; it is asked again by itself.',
      };
    case 'timeout':
      return {
        message: `${operation} had no complete answer in time.`,
        hint: `Check the way from here to ${region}; it is asked again by itself.`,
      };
    case 'network':
      return {
        message: `The connection to ${service} in ${region} failed${facts.code === null ? '' : ` (${facts.code})`}.`,
        hint: 'Check proxy, firewall, VPC endpoint and the AWS_ENDPOINT_URL variables.',
      };
    case 'dns':
      return {
        message: `The address of ${service} in ${region} was not found (${facts.code}).`,
        hint: `Check that ${region} is a region where ${service} exists, and the name resolution or VPC endpoint here.`,
      };
    case 'bad_response':
      return {
        message: `The answer to ${operation} is not one ${service} gives${status}.`,
        hint: 'A proxy, a captive portal or the endpoint configured in AWS_ENDPOINT_URL may answer in its place.',
      };
    case 'credentials_expired':
      return {
        message: `AWS no longer accepts the credentials for ${region}.`,
        hint: 'Renew them (aws sso login, or new keys for the profile in use); they are read again within 30 seconds.',
      };
    case 'credentials_unavailable':
      return credentialsUnavailable(facts);
    case 'access_denied':
      return accessDenied(facts, call);
    case 'clock_skew':
      return {
        message: 'AWS refuses the signature because the clock here differs from its own by minutes.',
        hint: 'Set the clock of this machine (NTP).',
      };
    case 'region_disabled':
      return {
        message: `The account does not use the region ${region}.`,
        hint:
          call.service === 'pricing'
            ? `Enable ${region} for the account: its Price List is read for other regions too.`
            : `Enable ${region} for the account, or take it out of SPARKTALLY_REGIONS.`,
      };
    case 'not_supported':
      return notSupported(facts, service, call);
    case 'not_found':
      return { message: `${service} does not know what ${operation} asked for. ${quote(facts)}`.trim() };
    case 'gone':
      return { message: `${service} no longer knows this session.` };
    default:
      return { message: `${service} refuses ${operation}${status}. ${quote(facts)}`.trim() };
  }
}

function credentialsUnavailable(facts: ErrorFacts): Words {
  if (facts.status !== null) {
    return {
      message: 'AWS does not accept the signature: the secret access key does not belong to the access key id.',
      hint: 'Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile in use.',
    };
  }
  return {
    message: 'There are no usable AWS credentials.',
    hint: 'Give them as for any AWS tool (AWS_PROFILE, aws sso login, environment keys or a role), or try npm run demo.',
  };
}

function accessDenied(facts: ErrorFacts, call: FailedCall): Words {
  const action = /perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(facts.text)?.[1] ?? call.operation;
  const { account, region, partition = 'aws' } = call;
  const explicit = /explicit deny in an? ([a-z ]+?policy|permissions boundary)/i.exec(facts.text)?.[1];
  return {
    message: `The identity in use may not call ${action} in ${region}.`,
    hint:
      explicit === undefined
        ? 'Add the statement to the policy of that identity.'
        : `An explicit deny in a ${explicit.toLowerCase()} forbids it; allowing it elsewhere does not help.`,
    action,
    statement: toIamStatement(action, { account, region, partition }),
  };
}

function notSupported(facts: ErrorFacts, service: string, call: FailedCall): Words {
  if (facts.name === 'InsecureEndpointError') {
    return {
      message: `The endpoint http://${maskText(facts.text)} is refused: without TLS only this machine may be asked.`,
      hint: 'Use an https address in AWS_ENDPOINT_URL, or one on localhost.',
    };
  }
  if (isWithoutCalculations(facts, call)) {
    return {
      message: `The engine of this session has no calculations: ${call.operation} is refused.`,
      hint: 'Workgroups of Apache Spark version 3.5 are reached over Spark Connect and do not tell what a session works on.',
    };
  }
  if (facts.name === 'IllegalSessionStateException' && call.operation.endsWith(':ListStatements')) {
    return {
      message: `This session of ${service} has no statements in its present state or kind.`,
      hint: 'Spark Connect sessions take no statements; one that is not ready may not list them. What it works on is then unknown.',
    };
  }
  if (facts.name === 'IllegalSessionStateException') {
    return { message: `${service} does not offer ${call.operation} for this session. ${quote(facts)}`.trim() };
  }
  return {
    message: `The endpoint asked does not offer ${call.operation}.`,
    hint: `Check that ${service} exists in ${call.region} and, if AWS_ENDPOINT_URL is set, that what it names serves it.`,
  };
}

/** AWS's own words where they help, without ARNs and account numbers, masked and short. */
function quote(facts: ErrorFacts): string {
  const words = maskText(facts.text)
    .replace(/arn:[\w-]+:[^\s"',)]*/g, '[arn]')
    .replace(/\b\d{12}\b/g, '[account]')
    .replace(/\s+/g, ' ')
    .trim();
  const text = visibleText(words);
  if (text === '' || text === 'UnknownError') return '';
  return `It says: “${text.length > MAX_SUMMARY ? `${text.slice(0, MAX_SUMMARY)}…` : text}”`;
}
