/** Whole shares of a total by weight (largest remainder), so that they add up to it exactly. All zero when no weight is above 0. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const byRemainder = exact.map((share, at) => ({ at, rest: share - Math.floor(share) }));
  byRemainder.sort((one, other) => other.rest - one.rest || one.at - other.at);
  let left = total - shares.reduce((one, other) => one + other, 0);
  for (const { at } of byRemainder) {
    if (left === 0) break;
    if ((weights[at] ?? 0) === 0) continue;
    shares[at] = (shares[at] ?? 0) + 1;
    left--;
  }
  return shares;
}
