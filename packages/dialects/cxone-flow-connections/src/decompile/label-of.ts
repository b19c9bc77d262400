/** A vendor's id as words: `node_queue_03` → `Queue 03`. */
export function labelOf(id: string): string {
  const words = id
    .replace(/^node_/, "")
    .split(/[_\s-]+/)
    .filter((word) => word !== "")
    .join(" ");
  return words === "" ? "Block" : words.charAt(0).toUpperCase() + words.slice(1);
}
