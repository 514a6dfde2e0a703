import type { Service } from './service.ts';

export type Release = { major: number; minor: number };

/** Where the newest release that one is compared with was met. */
export type NewestRelease = { release: Release; label: string; from: 'documented' | 'met' };

/**
 * The newest that AWS documents for interactive sessions, as of 2026-11-20 (release notes of each service). A newer one
 * that is met among the sessions takes its place, so a list that has aged calls nothing old that is not.
 */
const DOCUMENTED: Record<Service, string> = {
  'emr-serverless': 'emr-7.13.0',
  glue: '6.0',
  athena: 'Apache Spark version 3.5',
};

/** Athena's notebook engine, by the release of Spark that it runs (3.2.1): the two engines have no common number else. */
const PYSPARK_3: Release = { major: 3, minor: 2 };

/** Reads a release label, a Glue version or an engine version; null for one of a form not known today. */
export function parseRelease(service: Service, version: string): Release | null {
  if (service === 'athena' && version === 'PySpark engine version 3') return PYSPARK_3;
  const form = {
    'emr-serverless': /^emr-(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?(?:-\w+)?$/,
    glue: /^(\d{1,3})\.(\d{1,3})$/,
    athena: /^Apache Spark version (\d{1,3})\.(\d{1,3})$/,
  }[service].exec(version);
  return form === null ? null : { major: Number(form[1]), minor: Number(form[2]) };
}

const isNewer = (one: Release, other: Release) =>
  one.major === other.major ? one.minor > other.minor : one.major > other.major;

/** The newest release of a service that is documented or met. */
export function findNewestRelease(service: Service, versions: Iterable<string>): NewestRelease {
  const label = DOCUMENTED[service];
  let newest: NewestRelease = { release: parseRelease(service, label) ?? PYSPARK_3, label, from: 'documented' };
  for (const version of versions) {
    const release = parseRelease(service, version);
    if (release !== null && isNewer(release, newest.release)) newest = { release, label: version, from: 'met' };
  }
  return newest;
}

/**
 * Whether a release is old beside the newest: two majors back for Glue, whose 5.x and 6.x live side by side; a major or two
 * minors for EMR, which publishes several a year; any older Spark for Athena, which has two engines.
 */
export function isOldRelease(service: Service, { major, minor }: Release, { release: newest }: NewestRelease): boolean {
  if (service === 'glue') return major <= newest.major - 2;
  if (major !== newest.major) return major < newest.major;
  return service === 'athena' ? minor < newest.minor : minor <= newest.minor - 2;
}
