/** The two parts of a claim's id: `group/authentication` and `refusal-body` of `group/authentication/refusal-body`. */
export function partsOfId(id: string): {page: string; claim: string} {
  const end = id.lastIndexOf('/');
  return {page: id.slice(0, end), claim: id.slice(end + 1)};
}

/** Whether a name stands for a claim: it is its id, or its page. */
export function isNamed(id: string, name: string): boolean {
  return `${id}/`.startsWith(`${name}/`);
}
