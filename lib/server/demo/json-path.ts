/** The holders that a path of members and indexes leads to, and its last step; `*` stands for every one: `Sessions.*.Status`. */
function holdersOf(root: unknown, path: string): { holders: object[]; last: string } {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let holders: unknown[] = [root];
  for (const step of steps)
    holders = holders.flatMap((holder) => membersOf(holder, step).map((key) => Reflect.get(Object(holder), key)));
  return { holders: holders.filter((holder) => typeof holder === 'object' && holder !== null), last };
}

function membersOf(holder: unknown, step: string): string[] {
  if (typeof holder !== 'object' || holder === null) return [];
  return step === '*' ? Object.keys(holder) : Object.hasOwn(holder, step) ? [step] : [];
}

/** Sets an own member, `__proto__` included, so that any key can be put into an answer. */
export function setAt(root: unknown, path: string, value: unknown): void {
  const { holders, last } = holdersOf(root, path);
  for (const holder of holders) {
    for (const key of last === '*' ? Object.keys(holder) : [last]) {
      Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
    }
  }
}

export function removeAt(root: unknown, path: string): void {
  const { holders, last } = holdersOf(root, path);
  for (const holder of holders) for (const key of membersOf(holder, last)) Reflect.deleteProperty(holder, key);
}
