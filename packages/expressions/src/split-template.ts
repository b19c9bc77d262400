/** One stretch of a template, with where it begins in it (UTF-16 units); of an expression, where its source begins. */
export type TemplateStretch =
  | { readonly kind: "text"; readonly text: string; readonly start: number }
  | { readonly kind: "expression"; readonly source: string; readonly start: number };

/** A template cut at its `{{ }}`. `unclosedAt` is where a `{{` without its `}}` stands; from there on all is text. */
export interface SplitTemplate {
  readonly stretches: readonly TemplateStretch[];
  readonly unclosedAt: number | null;
}

/** Cuts a template into text and the sources of its expressions without parsing these. `}}` within quotes does not close. */
export function splitTemplate(template: string): SplitTemplate {
  const stretches: TemplateStretch[] = [];
  let position = 0;
  for (;;) {
    const opening = template.indexOf("{{", position);
    const closing = opening < 0 ? -1 : closingOf(template, opening + 2);
    const end = closing < 0 ? template.length : opening;
    if (end > position) stretches.push({ kind: "text", text: template.slice(position, end), start: position });
    if (closing < 0) return { stretches, unclosedAt: opening < 0 ? null : opening };
    stretches.push({ kind: "expression", source: template.slice(opening + 2, closing), start: opening + 2 });
    position = closing + 2;
  }
}

/** What is surely spoken or sent, whatever the variables hold: the text without its expressions. */
export function literalText(template: string): string {
  if (!template.includes("{{")) return template;
  return splitTemplate(template)
    .stretches.map((stretch) => (stretch.kind === "text" ? stretch.text : ""))
    .join("");
}

function closingOf(template: string, from: number): number {
  let quote: string | null = null;
  for (let place = from; place < template.length; place++) {
    const character = template.charAt(place);
    if (quote !== null) {
      if (character === "\\") place++;
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "}" && template.charAt(place + 1) === "}") return place;
  }
  return -1;
}
