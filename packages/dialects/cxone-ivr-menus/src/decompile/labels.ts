import type { WireDestination } from "../wire.ts";

/** A vendor's id as words: `main_menu_v2` → `Main menu v2`. */
export function labelOf(id: string, ifEmpty: string): string {
  const words = id
    .split(/[_\s-]+/)
    .filter((word) => word !== "")
    .join(" ");
  return words === "" ? ifEmpty : words.charAt(0).toUpperCase() + words.slice(1);
}

const LONGEST_KIND = 40;

/** What a destination is called on its node, and on the key that leads there. */
export function namesOf({ type, id }: WireDestination): { readonly label: string; readonly option: string } {
  if (type === "external_number") return { label: `Call ${id}`, option: `Call ${id}` };
  const rest = /^[_-]/.test(id.slice(type.length)) && id.startsWith(type) ? id.slice(type.length + 1) : id;
  const kind = [...type].slice(0, LONGEST_KIND).join("");
  const name = labelOf(rest.replace(/[_-]\d+$/, ""), labelOf(kind, "Elsewhere"));
  return { label: `${name} ${kind}`, option: name };
}
