// Whatever a vendor may hold: steps of all types with fields of ours and of others, exits to steps that are there or not,
// ids of any form, sub-flows of a request whole, changed or gone.
import type { Json } from "@tonegraph/flow-model";
import { foreignFields } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { formerSteps } from "../compile/former-steps.ts";
import { converter } from "../convert.ts";
import type { WireStep } from "../wire.ts";
import { arbitraryCarriedFlow } from "./arbitrary-flow-of-steps.ts";

type Body = { [key: string]: Json };

const text = fc.string({ maxLength: 12 }).map((words) => words.replaceAll("\0", ""));
const foreign = foreignFields(text);
const ids = ["a", "b", "a.router", "a.call", "Menü 1/2", "start", "x".repeat(80), "start.variables"];
const id = fc.constantFrom(...ids);
const exit = fc.oneof({ weight: 4, arbitrary: id }, { weight: 1, arbitrary: fc.constant("gone") });
const prompts = fc.array(fc.record({ language: fc.constantFrom("en-US", "es-ES", "not a tag"), text }), { maxLength: 3 });
const expression = fc.oneof(
  fc.constantFrom("{{a}} == 1", "{{http_status_code}}>=500", "'{{x}}' == \"1\"", "decodeJwt('{{t}}').exp < 60", "currentTimestamp()", "{{a.b[0]}}"),
  text,
);
const configuration: fc.Arbitrary<Body> = fc.oneof(
  fc.record({ prompts }),
  fc.record({ prompts, noInputTimeoutMs: fc.nat(9000), maxRepeats: fc.nat(9), noInputStepId: exit, branches: fc.array(fc.record({ key: fc.constantFrom("1", "2", "*"), nextStepId: exit }), { maxLength: 3 }) }),
  fc.record({ conditions: fc.array(fc.record({ expression, nextStepId: exit }), { maxLength: 3 }) }),
  fc.record({ assignments: fc.dictionary(fc.constantFrom("v", "language"), expression, { maxKeys: 2 }) }),
  fc.record({ operation: fc.constantFrom("evaluate", "store"), expression }),
  fc.record({ flowId: fc.constantFrom("flow_x", "main.a", "main.a.0011aabb", "{{other}}"), passThroughVariables: fc.array(text, { maxLength: 2 }) }),
  fc.record({ queueId: text }),
  fc.record({ doors: fc.array(fc.record({ openStepId: exit, name: text }), { maxLength: 2 }) }),
  foreign,
);
const type = fc.constantFrom("PlayPrompt", "Menu", "Condition", "SetVariables", "DataAPI", "SubFlow", "TransferToQueue", "Hangup", "HTTPRequest", "RecordVoice");
const step: fc.Arbitrary<Body> = fc
  .tuple(id, type, fc.tuple(configuration, foreign), fc.tuple(fc.option(exit, { nil: undefined }), foreign))
  .map(([stepId, kind, [fields, more], [next, others]]) => ({
    ...others,
    id: stepId,
    type: kind,
    configuration: { ...fields, ...more },
    ...(next === undefined ? {} : { nextStepId: next }),
  }));
const steps = fc.uniqueArray(step, { selector: (each) => each["id"], maxLength: 6 });
const flowType = fc.constantFrom({}, { flowType: "IVR" }, { flowType: "CHAT" });

const anything: fc.Arbitrary<Body> = fc
  .tuple(fc.string({ minLength: 1, maxLength: 220 }).map((name) => name.replaceAll("\0", "")), steps, foreign, flowType)
  .map(([name, list, more, kind]) => ({ id: "main", name, ...kind, ...more, steps: list }));

const bundle: fc.Arbitrary<Body> = fc
  .tuple(anything, fc.uniqueArray(fc.constantFrom("main.a", "main.a.0011aabb", "main.b.0011aabb"), { maxLength: 2 }), steps)
  .map(([main, names, list]) => ({ main, subFlows: names.map((name) => ({ id: name, name, steps: list })) }));

/** One of ours in which somebody else has changed something. */
const changed: fc.Arbitrary<Json> = fc
  .tuple(arbitraryCarriedFlow, fc.nat(9), foreign, fc.constantFrom("add", "drop", "type", "former"))
  .map(([flow, at, more, how]) => {
    const artefact: { main: { steps: WireStep[] }; subFlows: Body[] } = JSON.parse(JSON.stringify(converter.compile(flow).artefact));
    const { steps: list } = artefact.main;
    const place = list[at % Math.max(1, list.length)];
    if (place && how === "add") Object.assign(place, more);
    if (place && how === "type") place["type"] = "RecordVoice";
    if (how === "former") artefact.main.steps = list.reduce((steps, { id: stepId }) => formerSteps(steps, stepId) ?? steps, list);
    if (how === "drop") list.splice(at % Math.max(1, list.length), 1);
    return JSON.parse(JSON.stringify(artefact));
  });

/** Any artefact: one flow of the vendor's, a bundle, or one of ours that was changed there. */
export const arbitraryArtefact: fc.Arbitrary<Json> = fc.oneof(anything, bundle, changed);
