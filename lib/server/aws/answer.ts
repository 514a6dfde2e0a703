import { ProblemError } from '../errors.ts';
import { parseList } from './native-fields.ts';

/** A 200 answer that is not what the service gives: never "no rows" (F-15). `lack` says what it lacks. */
export function toBadResponse(operation: string, lack: string): ProblemError {
  return new ProblemError({
    kind: 'bad_response',
    operation,
    message: `The answer to ${operation} ${lack}.`,
    hint: 'Something between here and AWS answers in its place, or the endpoint does not speak this service.',
  });
}

/** The items of an answer's list member. An absent list or an item without its id makes the whole page a broken one. */
export function requireItems<Item>(
  answer: unknown,
  member: string,
  operation: string,
  parse: (item: unknown) => Item | null,
): Item[] {
  const list = parseList(answer, member);
  if (list === null) throw toBadResponse(operation, `lacks its list ${member}`);
  return list.map((item) => requireItem(parse(item), operation));
}

/** The item itself, where it has an id. */
export function requireItem<Item>(item: Item | null, operation: string): Item {
  if (item === null) throw toBadResponse(operation, 'holds an item without its id');
  return item;
}
