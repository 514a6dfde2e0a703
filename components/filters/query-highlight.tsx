import { classNames } from '@/lib/client/class-names.ts';
import type { QueryProblem, QueryToken, QueryTokenKind } from '@/lib/filters/query-text.ts';

const LOOK: Record<QueryTokenKind, string> = {
  negation: 'text-danger',
  field: 'text-accent-strong',
  value: 'text-ink',
  text: 'text-ink',
};

type Stretch = { start: number; end: number; kind: QueryTokenKind | null; wrong: boolean };

function toStretches(text: string, tokens: readonly QueryToken[], problems: readonly QueryProblem[]): Stretch[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...tokens, ...problems]) cuts.add(start).add(end);
  const edges = [...cuts].sort((left, right) => left - right);
  const stretches: Stretch[] = [];
  let token = 0;
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    while ((tokens[token]?.end ?? end) <= start) token += 1;
    const under = tokens[token];
    const wrong = problems.some((problem) => problem.start <= start && end <= problem.end);
    stretches.push({ start, end, kind: under !== undefined && under.start <= start ? under.kind : null, wrong });
  }
  return stretches;
}

export type QueryHighlightProps = {
  text: string;
  tokens: readonly QueryToken[];
  problems: readonly QueryProblem[];
  /**
   * Keeps each part where it stands in the text, whatever its direction. Not while somebody writes: then the text has
   * to lie exactly under the caret, which knows no such parts.
   */
  isolated: boolean;
};

/** The text of the query bar with its parts told apart; lies under the input field, letter below letter. */
export function QueryHighlight({ text, tokens, problems, isolated }: QueryHighlightProps) {
  return toStretches(text, tokens, problems).map(({ start, end, kind, wrong }) => (
    <span
      key={start}
      className={classNames(
        kind === null ? 'text-ink-faint' : LOOK[kind],
        isolated && '[unicode-bidi:isolate]',
        wrong &&
          'underline decoration-danger decoration-wavy decoration-1 underline-offset-2 [text-decoration-skip-ink:none]',
      )}
    >
      {text.slice(start, end)}
    </span>
  ));
}
