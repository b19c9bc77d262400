/** Placeholder until the versions screen stands. */
export function VersionsRoute() {
  return <h1>Versions</h1>;
}
