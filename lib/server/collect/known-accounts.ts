import type { Problem } from '../../domain/problem.ts';
import type { Identity } from '../config.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { HistoryStore, KnownAccount } from '../history/store.ts';
import type { AwsAccess } from './open-access.ts';
import type { MayCall } from './source-options.ts';

/** Which accounts the identities turned out to be, so that after a restart rows are shown before AWS says it again. */
export class KnownAccounts {
  readonly #history: KeptHistory;
  readonly #profile: string | null;

  constructor(history: KeptHistory, awsProfile: string | null) {
    this.#history = history;
    this.#profile = awsProfile;
  }

  /** Null where it is not known. */
  async recall(identity: Identity): Promise<KnownAccount | null> {
    // A role's own name says it.
    if (identity.kind === 'role') return null;
    await this.#history.opened;
    return (await this.#try((store) => store.getAccount(this.#toName(identity)))) ?? null;
  }

  async remember(identity: Identity, { account, partition }: KnownAccount): Promise<void> {
    if (account === 'unknown' || identity.kind === 'role') return;
    await this.#try((store) => store.putAccount(this.#toName(identity), { account, partition }));
  }

  /**
   * Whether an access may be read under the account that it was opened for. A role whose credentials turn out to be
   * another account's is never read: the data of a wrong account is worse than none. What any other identity turns out
   * to be is remembered, and `reopen` has everything opened anew under it.
   */
  async confirm(identity: Identity, access: AwsAccess, reopen: () => void): Promise<MayCall> {
    const told = await access.confirmAccount();
    // STS may be out of reach where the services are not: what was told before counts until something else is told.
    if (told.account === 'unknown' || told.account === access.account) return { may: true };
    if (identity.kind === 'role')
      return { may: false, problem: toMismatch(identity.arn, access.account, told.account) };
    await this.remember(identity, told);
    reopen();
    return { may: false, problem: null };
  }

  #toName(identity: Identity): string {
    const profile = identity.kind === 'profile' ? identity.name : this.#profile;
    return profile === null ? 'base' : `profile ${profile}`;
  }

  async #try<Result>(work: (store: HistoryStore) => Promise<Result>): Promise<Result | undefined> {
    const { store } = this.#history;
    if (store === null) return undefined;
    try {
      return await work(store);
    } catch (error) {
      if (!isHistoryError(error)) throw error;
      this.#history.failed(error);
      return undefined;
    }
  }
}

function toMismatch(arn: string, expected: string, told: string): Problem {
  return {
    kind: 'not_supported',
    message: `The role ${arn} is of account ${expected}, but AWS says that its credentials are of account ${told}: nothing is read by it.`,
    hint: 'Check the AWS_ENDPOINT_URL variables, and whether something answers in place of STS.',
  };
}

type Identified = { identity: Identity; access: AwsAccess };

/** Each account and region once: of two identities that turn out to be the same account the first one reads it. */
export function withoutTwins<One extends Identified>(identified: readonly One[]): { kept: One[]; ignored: string[] } {
  const byPlace = new Map<string, One>();
  const ignored = new Set<string>();
  for (const one of identified) {
    const { account, region } = one.access;
    const place = `${account}/${region}`;
    const twin = byPlace.get(place);
    if (twin === undefined) byPlace.set(place, one);
    else
      ignored.add(
        `${toLabel(one.identity)} is left out: account ${account} is read by ${toLabel(twin.identity)} already.`,
      );
  }
  return { kept: [...byPlace.values()], ignored: [...ignored] };
}

function toLabel(identity: Identity): string {
  if (identity.kind === 'role') return `the role ${identity.arn}`;
  return identity.kind === 'profile' ? `the profile ${identity.name}` : 'the base identity';
}
