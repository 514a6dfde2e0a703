/** The parts of an ARN that tell whose it is; null where the text is not an ARN or the part is empty. */
function findArnPart(arn: string | null, index: number): string | null {
  if (arn === null) return null;
  const parts = arn.split(':', 6);
  return parts.length === 6 && parts[0] === 'arn' ? parts[index] || null : null;
}

/** The twelve-digit account id that an ARN carries, or null. */
export function accountOfArn(arn: string | null): string | null {
  const account = findArnPart(arn, 4);
  return account !== null && /^\d{12}$/.test(account) ? account : null;
}

/** The partition that an ARN carries (`aws`, `aws-cn`, `aws-us-gov`, …), or null. */
export function partitionOfArn(arn: string | null): string | null {
  const partition = findArnPart(arn, 1);
  return partition !== null && /^aws(-[a-z0-9-]+)?$/.test(partition) ? partition : null;
}

type Place = { partition: string; region: string; account: string };

/** An ARN of ours for a resource of which AWS sends none; null while the account is unknown. */
export function toArn(service: string, place: Place, resource: string): string | null {
  if (!/^\d{12}$/.test(place.account)) return null;
  return `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
}
