const HOUR_MS = 3_600_000;

/** When in the week work is started, UTC. */
export type Profile = 'office' | 'pipelines';

// Relative numbers of sessions started in each hour of a working day.
const OFFICE_HOURS = [1, 1, 0, 0, 1, 2, 8, 22, 40, 46, 44, 34, 28, 42, 45, 38, 26, 14, 8, 6, 5, 4, 2, 1];
const PIPELINE_HOURS = [6, 10, 40, 60, 44, 16, 12, 20, 32, 36, 32, 26, 24, 32, 32, 28, 20, 12, 8, 6, 6, 6, 6, 6];
const WEEKEND_SHARE: Record<Profile, number> = { office: 0.1, pipelines: 0.45 };

/** Maps a share of all sessions (0 = the first, 1 = the last) to the moment it was started, so that busy hours hold more of them. */
export type Rhythm = { timeAt(share: number): number };

export function openRhythm(profile: Profile, fromMs: number, toMs: number): Rhythm {
  const hours = Math.max(1, Math.ceil((toMs - fromMs) / HOUR_MS));
  const reached = new Float64Array(hours + 1);
  const byHour = profile === 'office' ? OFFICE_HOURS : PIPELINE_HOURS;
  for (let hour = 0; hour < hours; hour++) {
    const at = new Date(fromMs + hour * HOUR_MS);
    const day = at.getUTCDay();
    const weekend = day === 0 || day === 6 ? WEEKEND_SHARE[profile] : 1;
    const growth = 0.75 + (0.5 * hour) / hours;
    const weight = (byHour[at.getUTCHours()] ?? 1) * weekend * growth + 0.05;
    reached[hour + 1] = (reached[hour] ?? 0) + weight;
  }
  const total = reached[hours] ?? 1;
  return {
    timeAt(share) {
      const wanted = share * total;
      let low = 0;
      let high = hours;
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if ((reached[middle] ?? 0) <= wanted) low = middle;
        else high = middle;
      }
      const before = reached[low] ?? 0;
      const within = (wanted - before) / ((reached[high] ?? before) - before || 1);
      return Math.min(toMs, fromMs + Math.floor((low + within) * HOUR_MS));
    },
  };
}
