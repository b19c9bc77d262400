/** Gives ids that follow from the vendor's own, so that two readings of one flow can be compared node by node. */
export interface Ids {
  /** An id with this prefix (`node`, `prompt`): the wanted one, or with a number where it is taken. */
  claim(prefix: string, wanted: string, ifEmpty: string): string;
}

/** Ids of one flow; each is given once. */
export function createIds(): Ids {
  const taken = new Set<string>();
  return {
    claim(prefix, wanted, ifEmpty) {
      const fitting = wanted.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, 60);
      const name = `${prefix}_${fitting === "" ? ifEmpty : fitting}`;
      let id = name;
      for (let count = 2; taken.has(id); count += 1) id = `${name}_${count}`;
      taken.add(id);
      return id;
    },
  };
}

/** A vendor's id as words: `main-menu_v2` → `Main menu v2`. */
export function labelOf(id: string, ifEmpty: string): string {
  const words = id
    .split(/[_\s-]+/)
    .filter((word) => word !== "")
    .join(" ");
  return words === "" ? ifEmpty : words.charAt(0).toUpperCase() + words.slice(1);
}
