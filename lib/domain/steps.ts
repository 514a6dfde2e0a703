/** Work over very many rows, in steps of some milliseconds between which its thread may serve others. */
export type Steps<Result> = Generator<void, Result>;

const STEP_ITEMS = 4_000;

/** Does `work` with each item, in order. */
export function* each<Item>(items: readonly Item[], work: (item: Item) => void): Steps<void> {
  let left = STEP_ITEMS;
  for (const item of items) {
    if (left === 0) {
      yield;
      left = STEP_ITEMS;
    }
    left -= 1;
    work(item);
  }
}

/** All steps at once. */
export function finish<Result>(steps: Iterator<void, Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
