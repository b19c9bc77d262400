import type { VersionSummary } from "@tonegraph/api-contract";

/** The version that a roll back would bring back: the chosen one, else the newest before the live one; null when there is none. */
export function versionToGoBackTo(
  versions: readonly Pick<VersionSummary, "number">[],
  live: number,
  chosen: number | null,
): number | null {
  if (chosen !== null && chosen !== live && versions.some((version) => version.number === chosen)) return chosen;
  const earlier = versions.map((version) => version.number).filter((number) => number < live);
  return earlier.length === 0 ? null : Math.max(...earlier);
}
