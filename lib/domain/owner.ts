/** The part of an ARN that people know: after its last `/`, else after its last `:`. Anything else stays as it is. */
function toArnLabel(text: string): string {
  if (!text.startsWith('arn:')) return text;
  const label = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
  return label === '' ? text : label;
}

/**
 * What is shown for an owner, grouped and filtered by: for an assumed role the session name, which is the person in
 * most estates; for an IAM user the user's name; a tag's value unchanged.
 */
export function toOwnerLabel(owner: string): string {
  return toArnLabel(owner);
}

/** The name of a role, without its account and path. */
export function toRoleLabel(roleArn: string): string {
  return toArnLabel(roleArn);
}
