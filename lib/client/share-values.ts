import type { Session } from '../domain/session.ts';

/** So many different values are remembered; then it begins anew, since what comes once is not worth it. */
const MOST = 50_000;

/**
 * Gives rows that are equal to what it gets and share what is equal in them, so that a hundred thousand rows do not hold
 * a hundred thousand copies of the same words.
 */
export function createSharer(): (session: Session) => Session {
  const texts = new Map<string, string>();
  const objects = new Map<string, unknown>();

  function shareText(text: string): string {
    const known = texts.get(text);
    if (known !== undefined) return known;
    if (texts.size >= MOST) texts.clear();
    texts.set(text, text);
    return text;
  }

  function shareObject<Value>(value: Value): Value {
    const written = JSON.stringify(value);
    const known = objects.get(written);
    // The same text is the same value.
    if (known !== undefined) return known as Value;
    if (objects.size >= MOST) objects.clear();
    objects.set(written, value);
    return value;
  }

  return (session) => ({
    ...session,
    account: shareText(session.account),
    region: shareText(session.region),
    state: shareText(session.state),
    stateReason: session.stateReason && shareText(session.stateReason),
    owner: session.owner && shareText(session.owner),
    roleArn: session.roleArn && shareText(session.roleArn),
    version: session.version && shareText(session.version),
    scope: shareObject(session.scope),
    capacity: shareObject(session.capacity),
    usage: shareObject(session.usage),
    burnPerHour: shareObject(session.burnPerHour),
    idleCost: shareObject(session.idleCost),
    tags: shareObject(session.tags),
    missing: shareObject(session.missing),
  });
}
