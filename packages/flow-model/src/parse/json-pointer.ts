/** Writes a path as a JSON pointer (RFC 6901): "" is the whole document, `~` and `/` in names are escaped. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
