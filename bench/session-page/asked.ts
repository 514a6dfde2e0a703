import type { CallRecord } from '../../lib/server/demo/calls.ts';

/** What the endpoint was asked about one session, by its id, and about its calculations, whose ids are their own. */
export async function readCalls(endpoint: string, id: string): Promise<CallRecord[]> {
  const { calls }: { calls: CallRecord[] } = await (await fetch(`${endpoint}/_demo/calls`)).json();
  return calls.filter(
    ({ operation, input }) => operation === 'athena:GetCalculationExecution' || JSON.stringify(input).includes(id),
  );
}

/** `GetSession 1, ListStatements 100`, the most frequent last. */
export function describeCalls(calls: readonly CallRecord[]): string {
  const counts = new Map<string, number>();
  for (const { operation } of calls) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  const words = [...counts].sort(([, a], [, b]) => a - b).map(([name, count]) => `${name.split(':')[1]} ${count}`);
  return words.join(', ') || 'none';
}
