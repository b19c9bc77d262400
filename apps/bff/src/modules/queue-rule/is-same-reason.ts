/** Whether two decisions have the same reason: how many seconds are left until a next try is none of its own. */
export function isSameReason(words: string, others: string): boolean {
  return withoutSeconds(words) === withoutSeconds(others);
}

function withoutSeconds(words: string): string {
  return words.replaceAll(/\b\d+ s\b/gu, "some seconds");
}
