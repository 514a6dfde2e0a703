/** AWS's answer as it came, masked: any member may be absent or of another kind than today's model says. */
export type Json = Record<string, unknown>;

export function readRecord(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** Follows names into an answer; null as soon as one of them leads nowhere. */
export function readPath(value: unknown, ...names: string[]): unknown {
  let here: unknown = value;
  for (const name of names) {
    const record = readRecord(here);
    if (record === null || !Object.hasOwn(record, name)) return null;
    here = record[name];
  }
  return here ?? null;
}

export function readList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A plain value in words; null for what is absent, empty, or not plain. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return null;
}

export function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Names and plain values of a map, in alphabetical order; what is not plain is shown as JSON. */
export function readProperties(value: unknown): [string, string][] {
  return Object.entries(readRecord(value) ?? {})
    .map(([name, item]): [string, string] => [name, readText(item) ?? (item === '' ? '' : JSON.stringify(item))])
    .sort(([a], [b]) => a.localeCompare(b, 'en'));
}

export type Classification = {
  /** Its place in the whole, for React. */ id: string;
  name: string;
  properties: [string, string][];
  nested: Classification[];
};

/** EMR's nested configurations, to any depth the answer has. */
export function readClassifications(value: unknown, place = ''): Classification[] {
  return readList(value).flatMap((item, index) => {
    const id = `${place}/${index}`;
    const record = readRecord(item);
    if (record === null) return [];
    return [
      {
        id,
        name: readText(record.classification ?? record.Name) ?? 'unnamed classification',
        properties: readProperties(record.properties ?? record.Properties),
        nested: readClassifications(record.configurations, id),
      },
    ];
  });
}
