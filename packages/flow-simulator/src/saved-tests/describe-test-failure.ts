import { NODE_KINDS, aKindName, assertNever, nodeName, portName, type Flow } from "@tonegraph/flow-model";
import type { TestFailure } from "./judge-saved-test.ts";

/** How many characters of a prompt are quoted. */
const QUOTE = 90;

/** One failure of a saved test in English: at which step, what was expected, and what the caller gets instead. */
export function describeTestFailure(failure: TestFailure, flow: Flow): string {
  const { params } = failure;
  const name = (id: unknown): string => (typeof id === "string" ? `“${nodeName(flow, id)}”` : "nothing");
  const step = failure.step === null ? "" : `Step ${failure.step + 1}`;
  switch (failure.code) {
    case "otherBlock":
      return `${step}: expected ${name(params["expected"])}${behind(failure, flow)}, but the call comes to ${name(failure.nodeId)}.${instead(failure, flow)}`;
    case "endsEarly":
      return `${step}: expected ${name(params["expected"])}${behind(failure, flow)}, but the call is over by then.`;
    case "goesOn":
      return `${step}: the call was expected to be over, but it goes on to ${name(failure.nodeId)}.${instead(failure, flow)}`;
    case "otherEnd":
      return `The call ends ${endWords(failure, flow)}, not ${expectedEnd(failure, flow)}.`;
    case "tooSlow":
      return `The call takes ${seconds(params["actual"])} s; at most ${seconds(params["most"])} s were expected.`;
    case "tooManyKeys":
      return `The caller presses ${count(params["actual"])} keys; at most ${count(params["most"])} were expected.`;
    case "otherPrompt":
      return `Prompt ${(failure.step ?? 0) + 1}: expected ${promptName(flow, params["expected"])}, but the caller hears ${promptName(flow, failure.heard)}.`;
    default:
      return assertNever(failure.code);
  }
}

function behind({ params }: TestFailure, flow: Flow): string {
  const { after, port } = params;
  if (typeof after !== "string") return "";
  const exit = typeof port === "string" ? `, ${portName(port)}` : "";
  return ` behind “${nodeName(flow, after)}”${exit}`;
}

function instead({ heard }: TestFailure, flow: Flow): string {
  const text = heard === null ? undefined : spokenText(flow, heard);
  return text === undefined || text === "" ? "" : ` The caller hears “${shortened(text)}” instead.`;
}

function spokenText(flow: Flow, promptId: string): string | undefined {
  const text = flow.prompts[promptId]?.texts[flow.defaultLanguage];
  if (text === undefined) return undefined;
  if (text.kind === "speech") return text.text;
  return text.kind === "ssml" ? text.ssml.replaceAll(/<[^<>]*>/g, " ").trim() : text.transcript;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= QUOTE ? text : `${characters.slice(0, QUOTE).join("").trimEnd()}…`;
}

function promptName(flow: Flow, promptId: unknown): string {
  if (typeof promptId !== "string") return "nothing more";
  const label = flow.prompts[promptId]?.label ?? "";
  return `“${label === "" ? promptId : label}”`;
}

const REASONS: Readonly<Record<string, string>> = {
  terminal: "as drawn",
  hungUp: "because the caller hangs up",
  bound: "because it went on too long",
  fault: "because the flow cannot go on",
};

function endWords({ nodeId, params }: TestFailure, flow: Flow): string {
  const where = nodeId === null ? "nowhere" : `at “${nodeName(flow, nodeId)}”`;
  return `${where} ${typeof params["reason"] === "string" ? (REASONS[params["reason"]] ?? "") : ""}`.trimEnd();
}

function expectedEnd({ params }: TestFailure, flow: Flow): string {
  const { expectedNodeId, expectedKind, expectedReason } = params;
  const where =
    typeof expectedNodeId === "string"
      ? `at “${nodeName(flow, expectedNodeId)}”`
      : typeof expectedKind === "string"
        ? `at ${aKindWords(expectedKind)}`
        : "";
  const why = typeof expectedReason === "string" ? (REASONS[expectedReason] ?? expectedReason) : "";
  return [where, why].filter((part) => part !== "").join(" ");
}

// A saved test may name a kind that is none.
function aKindWords(kind: string): string {
  const known = NODE_KINDS.find((one) => one === kind);
  return known === undefined ? `a ${kind}` : aKindName(known);
}

function count(value: unknown): string {
  return typeof value === "number" ? String(value) : "?";
}

function seconds(value: unknown): string {
  return typeof value === "number" ? value.toFixed(1) : "?";
}
