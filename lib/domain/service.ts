/** The three AWS services whose interactive Spark sessions are shown, in the order they are listed everywhere. */
export const SERVICES = ['emr-serverless', 'glue', 'athena'] as const;

export type Service = (typeof SERVICES)[number];

export const SERVICE_LABEL: Record<Service, string> = {
  'emr-serverless': 'EMR Serverless',
  glue: 'AWS Glue',
  athena: 'Athena for Spark',
};

/** What a service calls the parent of a session; Glue has none and its scope is always `-`. */
export const SCOPE_LABEL: Record<Service, string> = {
  'emr-serverless': 'Application',
  glue: 'Account',
  athena: 'Workgroup',
};

/** Whether a value from outside, such as a part of a path, names one of the three. */
export function isService(value: unknown): value is Service {
  return SERVICES.some((service) => service === value);
}
