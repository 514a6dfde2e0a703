import type { Estate } from './estate/estate.ts';

/** An account behind the endpoint. `externalId`: what its role asks for when it is assumed; null where it asks for none. */
export type DemoAccount = { account: string; externalId: string | null };

/** The second account of the demo estate, which only its role opens. */
export const SECOND_ACCOUNT: DemoAccount = { account: '345678901234', externalId: 'sparktally-demo' };

const ROLE_KEY = /^ASIA(\d{12})DEMO$/;

/** The access key id of a session in an account, as AssumeRole gives it: it alone says whose it is. */
export function toRoleKey(account: string): string {
  return `ASIA${account}DEMO`;
}

/** The accounts by who asks. Whoever is no assumed role is in the first. */
export type DemoAccounts = {
  find(account: string): DemoAccount | null;
  /** The estate that a caller sees. */
  estateOf(accessKeyId: string): Estate;
};

/** Estates are opened when they are first asked for. */
export function openAccounts(
  first: Estate,
  others: readonly DemoAccount[],
  open: (account: string) => Estate,
): DemoAccounts {
  const accounts = new Map([{ account: first.account, externalId: null }, ...others].map((one) => [one.account, one]));
  const estates = new Map([[first.account, first]]);
  return {
    find: (account) => accounts.get(account) ?? null,
    estateOf(accessKeyId) {
      const account = ROLE_KEY.exec(accessKeyId)?.[1] ?? first.account;
      if (!accounts.has(account)) return first;
      const estate = estates.get(account) ?? open(account);
      estates.set(account, estate);
      return estate;
    },
  };
}
