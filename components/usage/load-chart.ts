/** The chart's card with its words and its table: nothing of it is needed before the first answer. */
export const loadPanel = () => import('./chart-panel.tsx');

/** Fetches the card, and the bars that it will ask for, while the first answer is on its way. */
export function preloadChart(): void {
  // What fails here is asked for again, and told, where the chart is drawn.
  Promise.all([loadPanel(), import('./usage-chart.tsx')]).catch(() => undefined);
}
