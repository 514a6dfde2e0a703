import type { Identity } from '../config.ts';
import { isHistoryError } from '../history/history-error.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import type { HistoryStore, KnownAccount } from '../history/store.ts';
import type { AwsAccess } from './open-access.ts';

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
    await this.#history.opened;
    return (await this.#try((store) => store.getAccount(this.#toName(identity)))) ?? null;
  }

  async remember(identity: Identity, { account, partition }: KnownAccount): Promise<void> {
    if (account === 'unknown') return;
    await this.#try((store) => store.putAccount(this.#toName(identity), { account, partition }));
  }

  /**
   * Whether an access may be read under the account that it was opened for. Where AWS says that it is another one's,
   * that is remembered, and `reopen` has everything opened anew under it.
   */
  async confirm(identity: Identity, access: AwsAccess, reopen: () => void): Promise<boolean> {
    const told = await access.confirmAccount();
    // STS may be out of reach where the services are not: what was told before counts until something else is told.
    if (told.account === 'unknown' || told.account === access.account) return true;
    await this.remember(identity, told);
    reopen();
    return false;
  }

  #toName(identity: Identity): string {
    if (identity.kind === 'role') return `role ${identity.arn}`;
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
