/** A vendor's id as words: `main_menu` → `Main menu`. */
export function labelOf(id: string): string {
  const words = id
    .split(/[_\s-]+/)
    .filter((word) => word !== "")
    .join(" ");
  return words === "" ? "Block" : words.charAt(0).toUpperCase() + words.slice(1);
}
