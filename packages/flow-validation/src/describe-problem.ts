import type { Flow, Problem } from "@tonegraph/flow-model";
import { sentence, unnamedNode } from "./messages/en-nouns.ts";
import { english } from "./messages/en.ts";
import { wordsFor, type Wording } from "./messages/words.ts";
import type { Profile } from "./profile.ts";

/** Wordings by code. */
export type MessageCatalogue = Readonly<Record<string, Wording>>;

/** The English catalogue with the words of a profile's own rules. */
export function catalogueFor(profile: Profile): MessageCatalogue {
  const own = profile.rules.flatMap((rule): [string, Wording][] => (rule.words ? [[rule.code, rule.words]] : []));
  return { ...english, ...Object.fromEntries(own) };
}

/**
 * Says in English what callers would experience. `catalogue` is needed only for problems of a dialect's own rules
 * (see `catalogueFor`); without words for a code the sentence names the rule and its params.
 */
export function describeProblem(problem: Problem, flow: Flow, catalogue: MessageCatalogue = english): string {
  const words = wordsFor(problem, flow, unnamedNode);
  const wording = wordingOf(catalogue, problem.code);
  if (wording) return sentence(wording.problem(words));
  const details = Object.entries(problem.params).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const place = problem.at.nodeId === undefined ? "The flow" : words.here();
  return sentence(`${place} breaks the rule ${problem.code}${details.length > 0 ? ` (${details.join(", ")})` : ""}.`);
}

/** The words on the button that applies a problem's fix, or null where it has none. */
export function describeFix(problem: Problem, catalogue: MessageCatalogue = english): string | null {
  if (!problem.fix) return null;
  return wordingOf(catalogue, problem.code)?.fix?.(wordsFor(problem, null, unnamedNode)) ?? "Mend it";
}

function wordingOf(catalogue: MessageCatalogue, code: string): Wording | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
}
