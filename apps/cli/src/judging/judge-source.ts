import { findProfile, profiles } from "@tonegraph/dialect-catalogue";
import { parseFlowText, type Flow, type ParseFault, type Problem } from "@tonegraph/flow-model";
import { failedTests } from "@tonegraph/flow-simulator";
import {
  catalogueFor,
  createValidator,
  describeFix,
  describeProblem,
  splitIgnored,
  type KnownFlows,
  type Profile,
} from "@tonegraph/flow-validation";
import { jsonPlaces, type TextSpan } from "../input/json-places.ts";
import type { FileReport, Finding, PlacedFault } from "./file-report.ts";
import { placePointer, placeWords } from "./place-words.ts";

/** A text that is a flow, to be judged when all others are read. */
export interface ReadFlow {
  readonly kind: "read";
  readonly name: string;
  readonly text: string;
  readonly flow: Flow;
}

/** Reads the text of one flow, or says every fault that keeps it from being one. */
export function readFlow({ name, text }: { readonly name: string; readonly text: string }): ReadFlow | FileReport {
  const parsed = parseFlowText(text);
  if (parsed.ok) return { kind: "read", name, text, flow: parsed.value };
  return { kind: "unparsed", name, faults: placedFaults(parsed.error, text) };
}

/** Judges a flow, under the profile that is named or its own. */
export function judge(
  read: ReadFlow,
  { flows, profile: named }: { readonly flows: KnownFlows; readonly profile: Profile | undefined },
): FileReport {
  const { name, flow } = read;
  const profile = named ?? findProfile(flow.profile);
  if (profile) return judgeUnder(profile, read, flows);
  const known = profiles.map(({ id }) => id).join(", ");
  const message = `This flow is drawn for the profile "${flow.profile}", which this release does not know. Known are: ${known}. Choose one with --profile.`;
  return { kind: "unreadable", name, failure: { code: "unknown-profile", message } };
}

function judgeUnder(profile: Profile, { name, text, flow }: ReadFlow, flows: KnownFlows): FileReport {
  const catalogue = catalogueFor(profile);
  const subflows = Object.fromEntries(flows);
  const judging = { ...profile, failedTests: (tested: Flow) => failedTests(tested, { subflows }) };
  const problems = createValidator(judging, {}, flows).validate(flow);
  const { shown, ignored } = splitIgnored(problems, flow);
  const entries = ignored.map((_, index) => `/ignoredProblems/${index}`);
  const spanAt = jsonPlaces(text, [...problems.map(({ at }) => placePointer(at)), ...entries]);
  const toFinding = (problem: Problem): Finding => ({
    problem,
    words: describeProblem(problem, flow, catalogue),
    fixWords: describeFix(problem, catalogue),
    where: placeWords(problem, flow),
    span: spanAt(placePointer(problem.at)),
  });
  return {
    kind: "judged",
    name,
    flow,
    profile: { id: profile.id, title: profile.title },
    findings: shown.map(toFinding),
    ignored: ignored.map(({ entry, effect, problems: hidden }, index) => ({
      entry,
      effect,
      where: placeWords({ at: entry, params: {} }, flow),
      span: spanAt(entries[index] ?? ""),
      findings: hidden.map(toFinding),
    })),
  };
}

function placedFaults(faults: readonly ParseFault[], text: string): PlacedFault[] {
  const isJson = faults.every(({ line }) => line === undefined);
  const spanAt = isJson
    ? jsonPlaces(
        text,
        faults.map(({ pointer }) => pointer),
      )
    : null;
  return faults.map((fault) => ({ fault, span: spanAt?.(fault.pointer) ?? pointSpan(fault) }));
}

function pointSpan({ line = 1, column = 1 }: ParseFault): TextSpan {
  return { line, column, endLine: line, endColumn: column };
}
