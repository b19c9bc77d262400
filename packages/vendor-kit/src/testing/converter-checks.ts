import { NODE_KINDS, parseFlow, type Flow, type Json, type NodeKind } from "@tonegraph/flow-model";
import { DEPLOYMENT_STEPS, type ReportItem } from "../adapter.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { must, mustEqual, mustSucceed } from "./must.ts";
import { flowWithNode } from "./sample-flows.ts";

/** The pure half: names, reports, round trips, normal form. */
export function converterChecks(subject: ConformanceSubject): ConformanceCheck[] {
  return [
    { name: "carries one id everywhere, and steps in their order", run: async () => checkNames(subject) },
    ...NODE_KINDS.map((kind) => ({
      name: `says what it makes of the kind ${kind}`,
      run: async () => checkKind(subject, kind),
    })),
    ...subject.flows.map((flow) => ({
      name: `carries “${flow.name}” there and back`,
      run: async () => checkRoundTrip(subject, flow),
    })),
  ];
}

function checkNames({ descriptor, converter, sandbox }: ConformanceSubject): void {
  for (const id of [converter.id, sandbox.id, descriptor.profile.id]) mustEqual(id, descriptor.id, "an id differs");
  const inOrder = DEPLOYMENT_STEPS.filter((step) => descriptor.steps.includes(step));
  mustEqual(descriptor.steps, inOrder, "the steps are not in the order of a deployment");
  must(new Set(descriptor.scopes).size === descriptor.scopes.length, "a scope is listed twice");
}

function checkKind({ converter, descriptor, notSupported }: ConformanceSubject, kind: NodeKind): void {
  const flow = flowWithNode(kind);
  const { report } = converter.compile(deepFrozen(flow));
  checkReport(flow, report);
  const refused = report.some((item) => item.kind === "unsupported" && item.nodeId === "node_sample");
  const listed = notSupported.includes(kind);
  must(
    !listed || refused,
    `${kind} is listed as not supported, but compiling it reports nothing “unsupported” at its node`,
  );
  mustEqual(
    descriptor.profile.nodes[kind] === "unsupported",
    listed,
    `the profile and NOT_SUPPORTED disagree about ${kind}`,
  );
}

/** Every item has words for people and names a node that exists. */
export function checkReport(flow: Flow, report: readonly ReportItem[]): void {
  for (const item of report) {
    must(/^[A-Z“].*[.]$/s.test(item.words), `the words of ${item.code} are no sentence: ${item.words}`);
    must(/^[a-z]+(-[a-z]+)*$/.test(item.code), `the code ${item.code} is not in kebab-case`);
    must(
      item.nodeId === undefined || item.nodeId in flow.nodes,
      `${item.code} names ${item.nodeId}, which does not exist`,
    );
  }
}

function checkRoundTrip({ converter }: ConformanceSubject, flow: Flow): void {
  const compiled = converter.compile(deepFrozen(flow));
  checkReport(flow, compiled.report);
  must(
    !compiled.report.some((item) => item.kind === "unsupported"),
    "a flow that should be publishable is not supported",
  );
  mustEqual(converter.compile(flow).artefact, compiled.artefact, "compiling twice gives two artefacts");

  const drawn = mustSucceed(converter.decompile(deepFrozen(compiled.artefact)), "its own artefact cannot be drawn");
  mustSucceed(parseFlow(drawn.flow), "the drawn flow does not parse");
  checkReport(drawn.flow, drawn.report);
  mustEqual(
    converter.compile(drawn.flow).artefact,
    compiled.artefact,
    "compiling the drawing does not give the artefact back",
  );
  const again = mustSucceed(converter.decompile(compiled.artefact), "drawing twice fails");
  mustEqual(again.flow, drawn.flow, "drawing twice gives two flows");

  const normal = converter.normalise(deepFrozen(compiled.artefact));
  mustEqual(converter.normalise(normal), normal, "normalising twice is not the same as once");
  mustEqual(converter.normalise(reversedKeys(compiled.artefact)), normal, "the order of keys changes the normal form");
}

function reversedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, reversedKeys(part)]),
  );
}

// A converter that changes what it is given would corrupt the editor's document; frozen input makes that a fault.
function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFrozen(part);
  }
  return value;
}
