import type { Phase } from '@/lib/domain/phase.ts';
import type { Timeline } from '@/lib/filters/timeline.ts';

export type Stretch = {
  fromMs: number;
  toMs: number;
  total: number;
  phases: readonly { phase: Phase; count: number }[];
};

/** What each stretch of the timeline holds. */
export function toStretches({ fromMs, stretchMs, counts }: Timeline): Stretch[] {
  const [first] = counts;
  return Array.from(first?.values ?? [], (_, index) => {
    const phases = counts.flatMap(({ phase, values }) => {
      const count = values[index] ?? 0;
      return count === 0 ? [] : [{ phase, count }];
    });
    const total = phases.reduce((sum, { count }) => sum + count, 0);
    return { fromMs: fromMs + index * stretchMs, toMs: fromMs + (index + 1) * stretchMs, total, phases };
  });
}

/** The least height of a bar: something that is not 0 must not look like 0. */
const LEAST = 1.5;
const GAP = 0.12;

/** One path for each phase, stacked: a stretch is one wide, the fullest one `height` high. */
export function toLayers(timeline: Timeline, height: number): { phase: Phase; path: string }[] {
  const stretches = toStretches(timeline);
  const most = Math.max(1, ...stretches.map(({ total }) => total));
  const tops = stretches.map(() => height);
  return timeline.counts.map(({ phase, values }) => {
    const path = values
      .map((value, index) => {
        if (value === 0) return '';
        const bottom = tops[index] ?? height;
        const top = Math.max(0, bottom - Math.max(LEAST, (value / most) * height));
        tops[index] = top;
        return `M${index + GAP} ${bottom}V${top}H${index + 1 - GAP}V${bottom}Z`;
      })
      .join('');
    return { phase, path };
  });
}
