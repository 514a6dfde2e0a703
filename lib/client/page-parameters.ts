/**
 * Parameters of the list's own address that no filter reads, in the order in which they are written: `open` is the key
 * of the session that is shown beside the list.
 */
export const LIST_PARAMETERS: readonly string[] = ['open'];
