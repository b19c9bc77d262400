import type { WireDestination } from "../wire.ts";

/** A vendor's id as words: `main_menu_v2` → `Main menu v2`. */
export function labelOf(id: string, ifEmpty: string): string {
  const words = id
    .split(/[_\s-]+/)
    .filter((word) => word !== "")
    .join(" ");
  return words === "" ? ifEmpty : words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a destination is called on its node, and on the key that leads there. */
export function namesOf({ type, id }: WireDestination): { readonly label: string; readonly option: string } {
  if (type === "external_number") return { label: `Call ${id}`, option: `Call ${id}` };
  const bare = id.replace(new RegExp(`^${type}[_-]`), "").replace(/[_-]\d+$/, "");
  const name = labelOf(bare, type === "queue" ? "Queue" : "Agent");
  return { label: `${name} ${type}`, option: name };
}
