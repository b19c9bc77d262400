/**
 * The version to go back to: the last good one before what is live. Publishing puts a version on top, rolling back takes
 * off whatever lies above its target; so rolling back twice goes back twice and never to the version one fled from.
 */
export function rollbackTarget(
  history: readonly { readonly kind: "publish" | "rollback"; readonly version: number }[],
): number | null {
  const stack: number[] = [];
  for (const { kind, version } of history) {
    const place = stack.lastIndexOf(version);
    if (kind === "rollback" && place >= 0) stack.length = place + 1;
    else if (stack.at(-1) !== version) stack.push(version);
  }
  return stack.at(-2) ?? null;
}
