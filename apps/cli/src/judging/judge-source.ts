import { findProfile, profiles } from "@tonegraph/dialect-catalogue";
import { parseFlowText, type Flow, type ParseFault, type Problem } from "@tonegraph/flow-model";
import {
  catalogueFor,
  describeFix,
  describeProblem,
  splitIgnored,
  validateFlow,
  type Profile,
} from "@tonegraph/flow-validation";
import { jsonPlaces, type TextSpan } from "../input/json-places.ts";
import type { FileReport, Finding, PlacedFault } from "./file-report.ts";
import { placePointer, placeWords } from "./place-words.ts";

/** Judges the text of one flow, under the profile that is named or its own. */
export function judgeSource(source: {
  readonly name: string;
  readonly text: string;
  readonly profile?: Profile;
}): FileReport {
  const { name, text } = source;
  const parsed = parseFlowText(text);
  if (!parsed.ok) return { kind: "unparsed", name, faults: placedFaults(parsed.error, text) };
  const flow = parsed.value;
  const profile = source.profile ?? findProfile(flow.profile);
  if (profile) return judgeFlow(flow, { name, text, profile });
  const known = profiles.map(({ id }) => id).join(", ");
  const message = `This flow is drawn for the profile "${flow.profile}", which this release does not know. Known are: ${known}. Choose one with --profile.`;
  return { kind: "unreadable", name, failure: { code: "unknown-profile", message } };
}

function judgeFlow(
  flow: Flow,
  { name, text, profile }: { readonly name: string; readonly text: string; readonly profile: Profile },
): FileReport {
  const catalogue = catalogueFor(profile);
  const problems = validateFlow(flow, profile);
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
