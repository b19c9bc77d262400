/**
 * An address with an id as one segment of its path. Null where the id cannot be one: whoever sends takes an empty one, "." and
 * ".." for a part of the way, and would ask for something else.
 */
export function addressWith(base: string, id: string, below = ""): string | null {
  if (id === "" || id === "." || id === ".." || /\p{Surrogate}/u.test(id)) return null;
  return `${base}/${encodeURIComponent(id)}${below}`;
}
