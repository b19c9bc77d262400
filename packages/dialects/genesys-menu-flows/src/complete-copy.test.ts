import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { customerServicePayload, documentPhrases } from "./__fixtures__/document-payloads.ts";
import { customerServiceFlow, nestedFlow } from "./__fixtures__/sample-flows.ts";
import { completeCopy } from "./complete-copy.ts";
import { converter } from "./convert.ts";

const ours = converter.compile(customerServiceFlow()).artefact;
const other = converter.compile(nestedFlow()).artefact;

function asRead(artefact: Json): Json {
  const { phrases: _phrases, targets: _targets, ...body } = Object(artefact);
  return { ...body, id: "f", _version: 3 };
}

function drawn(artefact: Json) {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("completeCopy", () => {
  it("gives a copy the words of its prompts, so that it is drawn as what was published", () => {
    const copy = completeCopy(asRead(ours), [other, ours]);
    expect(drawn(copy)).toEqual(drawn(ours));
    expect(converter.normalise(copy)).toEqual(converter.normalise(ours));
  });

  it("gives no words that belong to another prompt", () =>
    expect(completeCopy(asRead(ours), [other])).toEqual(asRead(ours)));

  it("gives no words to an id that does not follow from them: they may have changed at the vendor", () => {
    const theirs = { ...customerServicePayload, phrases: documentPhrases };
    expect(completeCopy(customerServicePayload, [theirs])).toEqual(customerServicePayload);
  });

  it("says what an id is of where an artefact of ours does", () => {
    const [begin] = customerServicePayload.steps;
    const copy = {
      ...customerServicePayload,
      steps: [{ ...begin, nextStep: { ...begin?.nextStep, timeoutTarget: "maria" } }],
    };
    const targets = [{ id: "maria", kind: "agent" }];
    expect(completeCopy(copy, [{ ...copy, targets: [...targets, { id: "gone", kind: "queue" }] }])).toEqual({
      ...copy,
      targets,
    });
  });

  it.each([null, "x", [], {}])("leaves %j as it is, whatever ours are", (copy) =>
    expect(completeCopy(copy, [copy, ours])).toEqual(copy),
  );
});
