// `{{…}}` in a text: what is in braces is a reference, and may hold what a pattern would take for an end.
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

/** A text with marks in the place of its templates, and these. */
export function takeOut(text: string): { readonly rest: string; readonly templates: readonly string[] } {
  const templates: string[] = [];
  let rest = "";
  let at = 0;
  for (let start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", at)) {
    const end = text.indexOf("}}", start + 2);
    if (end < 0) break;
    rest += `${text.slice(at, start)}${OPEN}${templates.push(text.slice(start, end + 2)) - 1}${CLOSE}`;
    at = end + 2;
  }
  return { rest: rest + text.slice(at), templates };
}

/** The text again, with these templates at the marks. */
export function putBack(rest: string, templates: readonly string[]): string {
  return rest.replaceAll(/\uE000(\d+)\uE001/g, (mark, index: string) => templates[Number(index)] ?? mark);
}

/** A text without its templates, and without the marks of those that were taken out. */
export function withoutTemplates(text: string): string {
  return takeOut(text).rest.replaceAll(/\uE000\d+\uE001/g, "");
}
