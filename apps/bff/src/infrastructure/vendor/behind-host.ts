/** Shorter ones are in ordinary words, too. */
const SHORTEST = 8;

/**
 * What may let somebody in who knows it, of an address: all that stands behind its host, and the parts of that, as they were
 * entered and as they are read.
 */
export function behindHost(address: string): readonly string[] {
  const tail = /^https?:\/\/[^/?#]*(.*)$/isu.exec(address.trim())?.[1] ?? "";
  const parts = tail.split(/[/?#&=]/u).filter((part) => part.length >= SHORTEST);
  return [...(tail.length > 1 ? [tail] : []), ...parts, ...parts.map(decoded)];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", " "));
  } catch {
    return part;
  }
}
