/** The parameters of a page's address, as Next hands them to it. */
export type PageParameters = Record<string, string | string[] | undefined>;

/** The same as an address has them, in their order, each as often as it stands there. */
export function toSearchParams(parameters: PageParameters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) params.append(name, each);
  }
  return params;
}
