/**
 * Every `{{ }}` replaced by as many blanks, so that what is left can be read as text or markup and every position still
 * holds. A `{{` that is not closed stays. Linear.
 */
export function maskTemplates(text: string): string {
  if (!text.includes("{{")) return text;
  const parts: string[] = [];
  for (let position = 0; ;) {
    const opening = text.indexOf("{{", position);
    const closing = opening < 0 ? -1 : text.indexOf("}}", opening);
    if (closing < 0) return [...parts, text.slice(position)].join("");
    parts.push(text.slice(position, opening), " ".repeat(closing + 2 - opening));
    position = closing + 2;
  }
}
