// Callers walk drawings, and a drawing knows a web service only where a block of ours stands for the request. A request that
// stands by itself is taken for what it comes to: variables that are set, or a call that breaks off.
import { parseJsonPath, queryJsonPath } from "@tonegraph/expressions";
import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import { isJsonObject, type AnswerTo, type JsonObject, type MetFlow, type ServiceAnswer } from "@tonegraph/vendor-kit";
import { readBundle } from "../bundle.ts";
import { isFragile } from "../compile/http-step.ts";
import { literalExpression } from "../compile/start-steps.ts";
import { sanitised } from "../decompile/node-ids.ts";
import { calledFlowIds, unseal } from "../flow-ids.ts";
import { partOf } from "../step-ids.ts";
import { mappedAnswer } from "./mapped-answer.ts";

const STATUS = "http_status_code";
/** What the platform says of the sub-flow that was run last (our reading). */
const OUTCOME = "subflow_status";

/** A main flow and its sub-flows as callers come through them where web services answer so. */
export function whatCallersMeet(artefact: Json, answerTo: AnswerTo): MetFlow {
  const bundle = readBundle(artefact);
  if (bundle === null) return { artefact, subFlows: [] };
  const { main } = bundle;
  const drawnIds = unseal(bundle).subFlows.map(({ id }) => textOf(id));
  const broken = new Set<string>();
  const subFlows = bundle.subFlows.flatMap((flow, index) => {
    const id = textOf(flow["id"]);
    const answer = answerTo(blockOf(runBy(main, id))) ?? { status: 200 };
    const steps = stepsOf(flow).map((step) => answeredIn(step, answer));
    if (steps.some(({ breaksOff }) => breaksOff)) broken.add(id);
    return [{ id: drawnIds[index] ?? id, artefact: { ...flow, steps: steps.flatMap((step) => step.steps) } }];
  });
  const before = stepsOf(main);
  const steps = before.map((step) => tellingOutcome(answeredInMain(step, answerTo), broken));
  if (steps.every((step, index) => step === before[index])) return { artefact, subFlows };
  const met = { ...main, steps };
  const isBare = !isJsonObject(artefact) || artefact["main"] === undefined;
  return { artefact: isBare ? met : { ...artefact, main: met }, subFlows };
}

/** “Not found” where the answer has nothing for what a guarded path takes out of a list; see the compiler's router. */
export function exitOfAnswer(request: NodeOfKind<"httpRequest">, body: Json): string | null {
  const isEmpty = Object.values(request.responseMapping ?? {}).some((path) => {
    const parsed = parseJsonPath(path);
    return isFragile(path, request) && parsed.ok && queryJsonPath(parsed.value, body) === null;
  });
  return isEmpty ? "notFound" : null;
}

interface AnsweredStep {
  readonly steps: readonly JsonObject[];
  readonly breaksOff: boolean;
}

function answeredIn(step: JsonObject, answer: ServiceAnswer): AnsweredStep {
  if (step["type"] !== "HTTPRequest") return { steps: [step], breaksOff: false };
  const assignments = assignmentsOf(step, answer);
  if (assignments !== null) return { steps: [setting(step, assignments)], breaksOff: false };
  const end = partOf(textOf(step["id"]), "fault");
  const told = { ...setting(step, { [OUTCOME]: "'failed'" }), nextStepId: end };
  return { steps: [told, breakingOff({ id: end })], breaksOff: true };
}

function answeredInMain(step: JsonObject, answerTo: AnswerTo): JsonObject {
  const answer = step["type"] === "HTTPRequest" ? answerTo(blockOf(textOf(step["id"]))) : null;
  if (answer === null) return step;
  const assignments = assignmentsOf(step, answer);
  return assignments === null ? breakingOff(step) : setting(step, assignments);
}

/** The step that runs a sub-flow which breaks off is told so, as the platform does. */
function tellingOutcome(step: JsonObject, broken: ReadonlySet<string>): JsonObject {
  const { configuration } = step;
  const [called] = calledFlowIds({ steps: [step] });
  if (called === undefined || !broken.has(called) || !isJsonObject(configuration)) return step;
  const { returnVariables } = configuration;
  const returned = Array.isArray(returnVariables) ? [...returnVariables, OUTCOME] : [OUTCOME];
  return { ...step, configuration: { ...configuration, returnVariables: returned } };
}

/** What the request sets; null where the call breaks off. */
function assignmentsOf(step: JsonObject, { status, body }: ServiceAnswer): Record<string, string> | null {
  const isGood = status >= 200 && status < 300;
  const configuration = isJsonObject(step["configuration"]) ? step["configuration"] : {};
  const mapped = isGood && body !== undefined ? mappedAnswer(configuration, body) : {};
  if (mapped === null) return null;
  const values = Object.entries({ [STATUS]: status, ...mapped });
  return Object.fromEntries(values.map(([variable, value]) => [variable, literalExpression(value)]));
}

function setting(step: JsonObject, assignments: Record<string, string>): JsonObject {
  return { ...step, type: "SetVariables", configuration: { assignments } };
}

// A condition without a way on: the call cannot go on from there.
function breakingOff({ id = "" }: { readonly id?: Json }): JsonObject {
  return { id, type: "Condition", configuration: { conditions: [] } };
}

function runBy(main: JsonObject, flowId: string): string {
  const step = stepsOf(main).find((each) => calledFlowIds({ steps: [each] }).includes(flowId));
  return textOf(step?.["id"]);
}

function blockOf(stepId: string): string {
  return `node_${sanitised(stepId)}`;
}

function stepsOf({ steps }: JsonObject): readonly JsonObject[] {
  return Array.isArray(steps) ? steps.filter(isJsonObject) : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
