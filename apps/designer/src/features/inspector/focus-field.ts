/** Puts the cursor into the field of a panel with this name, else into what is nearest to it; null is its first one. */
export function focusField(panel: HTMLElement | null, field: string | null): void {
  const fields = [...(panel?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
  const afterName = fields.find((candidate) => candidate.dataset["field"] !== "label");
  const target = field === null ? (afterName ?? fields[0]) : (nearestField(fields, field) ?? fields[0]);
  target?.focus();
  if (target instanceof HTMLInputElement && field === "label") target.select();
}

function nearestField(fields: readonly HTMLElement[], field: string): HTMLElement | undefined {
  const named = fields.find((candidate) => candidate.dataset["field"] === field);
  const within = fields.find((candidate) => /^[:.]/.test(after(candidate.dataset["field"] ?? "", field)));
  if (named || within) return named ?? within;
  const above = field.lastIndexOf(".");
  return above < 0 ? undefined : nearestField(fields, field.slice(0, above));
}

/** What a name has behind another; "" when it does not begin with it. */
function after(name: string, beginning: string): string {
  return name.startsWith(beginning) ? name.slice(beginning.length) : "";
}
