import { applyCommand, canonicalJson, parseFlow, type Flow, type Json, type Problem } from "@tonegraph/flow-model";
import { validatorOf } from "../create-validator.ts";
import { catalogueFor, describeFix, describeProblem } from "../describe-problem.ts";
import type { Profile } from "../profile.ts";
import type { KnownFlows, KnownResources, Rule } from "../rule.ts";
import type { Surroundings } from "../rule-context.ts";
import { permissiveProfile } from "./permissive-profile.ts";
import { readPointer } from "./read-pointer.ts";

/** A flow in which the rule finds nothing. Without a profile, the permissive one applies. */
export interface ValidCase {
  readonly name: string;
  readonly flow: Flow;
  readonly profile?: Partial<Profile>;
  readonly resources?: KnownResources;
  readonly flows?: KnownFlows;
}

/** A flow in which the rule finds exactly these problems, in this order; what is not given is not compared. */
export interface InvalidCase extends ValidCase {
  readonly problems: readonly (Partial<Omit<Problem, "code" | "fix">> & {
    /** The whole fix, or null where there must be none. */
    readonly fix?: Problem["fix"] | null;
    readonly words?: string;
    readonly fixWords?: string;
  })[];
}

/** The table of a rule. */
export interface RuleCases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

/**
 * Runs a rule alone over its table and throws at the first difference. Beyond the table it demands of every problem that
 * its place exists, that it is put into words, and that its fix can be applied, removes it and leaves a flow that parses.
 */
export function verifyRule(rule: Rule, { valid, invalid }: RuleCases): void {
  for (const { problems, ...given } of [...valid.map((one) => ({ ...one, problems: [] })), ...invalid]) {
    const profile = { ...permissiveProfile, ...given.profile };
    const found = validatorOf([rule], surroundingsOf({ ...given, profile })).validate(given.flow);
    const fail = (what: string): never => {
      throw new Error(`${rule.code}, ${given.name}: ${what}; found ${JSON.stringify(found, null, 2)}`);
    };
    if (found.length !== problems.length) fail(`expected ${problems.length} problems`);
    found.forEach((problem, place) => {
      const faults = [
        ...differences(problem, problems[place] ?? {}),
        ...brokenWords(problem, { ...given, profile, expected: problems[place] ?? {} }),
        ...brokenPlace(problem, given.flow),
        ...brokenFix(problem, { ...given, profile, rule }),
      ];
      if (faults.length > 0) fail(faults.join("; "));
    });
  }
}

type Expected = InvalidCase["problems"][number];

function differences(problem: Problem, { words: _words, fixWords: _fixWords, ...expected }: Expected): string[] {
  const comparable: Record<string, unknown> = { ...problem, fix: problem.fix ?? null };
  return Object.entries(expected).flatMap(([part, value]) =>
    same(comparable[part], value) ? [] : [`${part} should be ${JSON.stringify(value)}`],
  );
}

function brokenWords(
  problem: Problem,
  { flow, profile, expected }: { flow: Flow; profile: Profile; expected: Expected },
): string[] {
  const words = describeProblem(problem, flow, catalogueFor(profile));
  const fixWords = describeFix(problem, catalogueFor(profile));
  const asGiven = (said: string | null, wanted: string | undefined): string[] =>
    wanted === undefined || said === wanted
      ? []
      : [`says ${JSON.stringify(said)} instead of ${JSON.stringify(wanted)}`];
  const broken =
    [words, fixWords ?? ""].some((said) => /undefined|null|NaN|\[object/.test(said)) ||
    words.includes("breaks the rule");
  return [
    ...asGiven(words, expected.words),
    ...asGiven(fixWords, expected.fixWords),
    ...(broken ? [`says ${words}`] : []),
  ];
}

function brokenPlace({ at, related }: Problem, flow: Flow): string[] {
  const nodes = [...related, ...(at.nodeId === undefined ? [] : [at.nodeId])].filter(
    (id) => !Object.hasOwn(flow.nodes, id),
  );
  const pointer = at.pointer === undefined || readPointer(flow, at.pointer).exists;
  const connection = at.connectionId === undefined || Object.hasOwn(flow.connections, at.connectionId);
  return nodes.length === 0 && pointer && connection ? [] : [`its place does not exist: ${JSON.stringify(at)}`];
}

function brokenFix(problem: Problem, given: ValidCase & { profile: Profile; rule: Rule }): string[] {
  if (!problem.fix) return [];
  const applied = applyCommand(given.flow, problem.fix);
  if (!applied.ok) return [`its fix is refused: ${applied.error.message}`];
  if (!parseFlow(applied.value.flow).ok) return ["its fix makes a flow that does not parse"];
  const left = validatorOf([given.rule], surroundingsOf(given)).validate(applied.value.flow);
  return left.some((other) => same(other.at, problem.at)) ? ["its fix does not remove it"] : [];
}

function surroundingsOf({ profile, resources = {}, flows }: ValidCase & { profile: Profile }): Surroundings {
  return { profile, resources, ...(flows ? { flows } : {}) };
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(plain(a)) === canonicalJson(plain(b));
}

function plain(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}
