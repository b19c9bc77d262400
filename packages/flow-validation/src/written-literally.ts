/** A template without its `{{ … }}`: what is surely spoken, whatever the variables hold. An unclosed `{{` is text. */
export function writtenLiterally(template: string): string {
  return template.includes("{{") ? template.replaceAll(/\{\{[^}]*(?:\}(?!\})[^}]*)*\}\}/g, "") : template;
}
