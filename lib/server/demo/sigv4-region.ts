/** What the Authorization header of a signed request names (AWS Signature Version 4). The signature itself is not checked. */
export type CredentialScope = { accessKeyId: string; region: string; service: string };

export type ScopeProblem = 'unsigned' | 'garbled';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, *SignedHeaders=[a-z0-9;-]+, *Signature=[0-9a-f]{64}$/;

export function parseCredentialScope(authorization: string | undefined): CredentialScope | ScopeProblem {
  if (authorization === undefined || authorization === '') return 'unsigned';
  const [, accessKeyId, , region, service] = AUTHORIZATION.exec(authorization) ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) return 'garbled';
  return { accessKeyId, region, service };
}
