import { words } from "../../lib/messages/words.ts";

/** Something with an id that people know by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A choice of a list, as Mantine takes it. */
export interface NameOption {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen, by name; what is chosen is among it, by its id where no name is known. */
export function nameOptions(named: readonly Named[], chosen: string): NameOption[] {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  if (chosen !== "" && !names.has(chosen)) names.set(chosen, chosen);
  const twice = (name: string): boolean => [...names.values()].filter((other) => other === name).length > 1;
  return [...names]
    .map(([value, name]) => ({ value, label: twice(name) ? words.audit.filter.sameName(name, value) : name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/** The same, and what was typed as an id: of what was archived, or did something long ago, no list knows the name. */
export function withTyped(options: readonly NameOption[], typed: string): NameOption[] {
  const id = typed.trim();
  const isListed = options.some(({ value, label }) => value === id || label === id);
  return id === "" || isListed ? [...options] : [...options, { value: id, label: words.audit.filter.byId(id) }];
}
