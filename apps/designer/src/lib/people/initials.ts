/** One or two letters that stand for a person: the first of the first and of the last word of the name. */
export function initials(name: string): string {
  const parts = name.split(/[\s._-]+/).filter((part) => part !== "");
  const first = [...(parts[0] ?? "?")][0] ?? "?";
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? "")][0] ?? "") : "";
  return `${first}${last}`.toUpperCase();
}
