import { own } from "../own.ts";
import { isPrototypeKey } from "../parse/structure-faults.ts";
import { sameJson } from "../same-json.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { Handler } from "./edit.ts";

/** Sets the name, description, profile, campaign, active window or fallback; `null` removes what may be absent. */
export const setFlowFields: Handler<"setFlowFields"> = ({ draft }, { set }) => {
  if (set.name !== undefined) draft.name = set.name;
  if (set.description !== undefined) draft.description = set.description;
  if (set.profile !== undefined) draft.profile = set.profile;
  if (set.campaignId) draft.campaignId = set.campaignId;
  if (set.campaignId === null || set.campaignId === "") delete draft.campaignId;
  if (set.activeWindow) draft.activeWindow = set.activeWindow;
  if (set.activeWindow === null) delete draft.activeWindow;
  if (set.fallback) draft.fallback = set.fallback;
  if (set.fallback === null) delete draft.fallback;
  return null;
};

/** Sets the languages of the flow. Texts in a language that is no longer listed stay in their prompts. */
export const setLanguages: Handler<"setLanguages"> = ({ flow, draft }, { languages, defaultLanguage }) => {
  const twice = firstRepeated(languages);
  if (twice !== undefined)
    return commandFault("bad-languages", `${twice} is listed twice.`, { language: twice, pointer: "/languages" });
  if (!languages.includes(defaultLanguage)) {
    const words = `The default language ${defaultLanguage} must be one of the flow's languages: ${languages.join(", ")}.`;
    return commandFault("bad-languages", words, { language: defaultLanguage, pointer: "/defaultLanguage" });
  }
  if (!sameJson(flow.languages, languages)) draft.languages = languages;
  draft.defaultLanguage = defaultLanguage;
  return null;
};

/** Declares a variable, changes it, or (with `null`) removes it. */
export const setVariable: Handler<"setVariable"> = ({ flow, draft }, { name, variable }) => {
  if (isPrototypeKey(name))
    return commandFault("bad-command", `A variable cannot be called “${name}”.`, { pointer: "/name" });
  if (variable) draft.variables[name] = variable;
  else if (own(flow.variables, name)) delete draft.variables[name];
  else return commandFault("unknown-variable", `There is no variable “${name}” to remove.`, { pointer: "/name" });
  return null;
};

/** Adds a note, changes it, or (with `null`) removes it. */
export const setNote: Handler<"setNote"> = ({ flow, draft }, { noteId, note }) => {
  if (note) draft.notes[noteId] = note;
  else if (own(flow.notes, noteId)) delete draft.notes[noteId];
  else return commandFault("unknown-note", `There is no note ${noteId} to remove.`, { pointer: "/noteId" });
  return null;
};

/** Replaces the goals. */
export const setGoals: Handler<"setGoals"> = ({ flow, draft }, { goals }) => {
  if (!sameJson(flow.goals, goals)) draft.goals = goals;
  return repeatedId(goals, "/goals");
};

/** Replaces the saved tests. */
export const setTests: Handler<"setTests"> = ({ flow, draft }, { tests }) => {
  if (!sameJson(flow.tests, tests)) draft.tests = tests;
  return repeatedId(tests, "/tests");
};

/** Sets what is kept for one dialect, or (with `null`) removes it. */
export const setVendorExtras: Handler<"setVendorExtras"> = ({ flow, draft }, { dialect, extras }) => {
  if (isPrototypeKey(dialect))
    return commandFault("bad-command", `No dialect is called “${dialect}”.`, { pointer: "/dialect" });
  if (extras !== null) draft.vendorExtras[dialect] = extras;
  else if (own(flow.vendorExtras, dialect) !== undefined) delete draft.vendorExtras[dialect];
  else return commandFault("unknown-extras", `Nothing is kept for the dialect “${dialect}”.`, { pointer: "/dialect" });
  return null;
};

function repeatedId(items: readonly { readonly id: string }[], pointer: string): CommandFault | null {
  const twice = firstRepeated(items.map(({ id }) => id));
  return twice === undefined
    ? null
    : commandFault("id-taken", `The id “${twice}” is used twice. Give each its own.`, { pointer });
}

function firstRepeated(texts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return texts.find((text) => seen.has(text) || !seen.add(text));
}
