/** The longest part of an id behind its prefix. */
const MAX_STEM = 64;

/**
 * An id for something that a fix adds: the same for the same document, and not taken in it.
 * `stem` says what it is for; characters that ids do not have become "_".
 */
export function freshId(prefix: "node_" | "conn_" | "prompt_", stem: string, isTaken: (id: string) => boolean): string {
  const plain = stem.replaceAll(/[^A-Za-z0-9_-]/g, "_");
  for (let attempt = 1; ; attempt++) {
    const suffix = attempt === 1 ? "" : `_${attempt}`;
    const id = prefix + plain.slice(0, MAX_STEM - suffix.length) + suffix;
    if (!isTaken(id)) return id;
  }
}

/** The part of an id behind its prefix. */
export function stemOf(id: string): string {
  return id.slice(id.indexOf("_") + 1);
}
