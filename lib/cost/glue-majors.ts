const GLUE_VERSION =
  /\bglue(?: ?version)? ?v?(\d{1,2})\.\d{1,2}(?!\d)( (?:and|or) (?:earlier|lower|below|older|prior))?/gi;

/** The jobs of Glue 6 are sold by `ETL-DPU-Hour-Gen2`, as readers of the Price List say; no later one is known. */
const MAJOR_OF_GENERATION: Readonly<Record<string, string>> = { Gen2: '6' };

/**
 * The major versions of Glue that a product is for by what its texts name ("Glue 6.0", "Glue 5.1 and earlier"), else by
 * its generation; `[null]` where neither limits it, and null where they leave it open.
 */
export function findGlueMajors(generation: string | null, texts: readonly string[]): (string | null)[] | null {
  const majors = new Set<string>();
  for (const [, major = '', andEarlier] of texts.flatMap((text) => [...text.matchAll(GLUE_VERSION)])) {
    const last = Number(major);
    for (let each = andEarlier === undefined ? last : 0; each <= last; each++) majors.add(String(each));
  }
  if (majors.size > 0) return [...majors].toSorted((a, b) => Number(a) - Number(b));
  if (generation === null) return [null];
  const major = MAJOR_OF_GENERATION[generation];
  return major === undefined ? null : [major];
}
