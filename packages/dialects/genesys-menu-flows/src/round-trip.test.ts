import { canonicalJson, parseFlow, type Flow, type Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { arbitraryTreeFlow } from "./__fixtures__/arbitrary-tree.ts";
import { customerServicePayload, documentPhrases } from "./__fixtures__/document-payloads.ts";
import { converter } from "./convert.ts";

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

/** What callers meet from a node on; ids and labels of our own, and places on the canvas, are not part of it. */
function heard(flow: Flow, nodeId = flow.startNodeId): Json {
  const node = flow.nodes[nodeId];
  const behind = (port: string): Json => {
    const next = Object.values(flow.connections).find((one) => one.source === nodeId && one.port === port);
    return next === undefined ? null : heard(flow, next.target);
  };
  switch (node?.kind) {
    case "start":
      return behind("next");
    case "menu": {
      const keys = node.options.map(({ key }): [string, Json] => [key, behind(`key:${key}`)]);
      const texts = JSON.parse(JSON.stringify(flow.prompts[node.promptId]?.texts ?? {}));
      return {
        texts,
        keys: Object.fromEntries(keys),
        waits: node.noInput.timeoutMs,
        silence: behind("noInput"),
        wrong: behind("noMatch"),
      };
    }
    case "queue":
      return { queue: node.queueId };
    case "agent":
      return { agent: node.agentId };
    case "subflow":
      return { flow: node.flowId };
    default:
      return null;
  }
}

describe("compile and decompile", () => {
  it("give a flow back that the vendor can carry, as callers meet it, with nothing kept beside the drawing", () => {
    fc.assert(
      fc.property(arbitraryTreeFlow, (flow) => {
        const { artefact, report } = converter.compile(flow);
        expect(report.filter(({ code }) => !["node-not-reached", "languages-by-texts"].includes(code))).toEqual([]);
        const again = drawn(artefact);
        expect(heard(again)).toEqual(heard(flow));
        expect(again.vendorExtras).toEqual({});
        expect(converter.compile(again)).toEqual({ artefact, report: [] });
      }),
    );
  });

  it("give any artefact back that the vendor may hold, unknown parts included", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const flow = drawn(artefact);
        expect(parseFlow(flow).ok).toBe(true);
        expect(converter.compile(flow).artefact).toEqual(artefact);
      }),
    );
  });

  it("leave versions out, so that what is read can be compared with what was sent", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          arbitraryArtefact,
          arbitraryTreeFlow.map((flow) => converter.compile(flow).artefact),
        ),
        (artefact) => {
          const { phrases: _phrases, targets: _targets, settings, ...body } = Object(artefact);
          const answer = { ...body, settings: { ...settings, version: 7 }, id: "flow-1", _version: 7 };
          expect(canonicalJson(converter.normalise(answer))).toBe(canonicalJson(converter.normalise(artefact)));
          expect(converter.compile(drawn(answer)).artefact).toEqual({ ...body, settings });
        },
      ),
    );
  });

  it("keep what only the vendor has when the drawing is changed", () => {
    const artefact = {
      ...customerServicePayload,
      division: "home",
      steps: [...customerServicePayload.steps, { id: "end", type: "end" }],
    };
    const flow = drawn({ ...artefact, phrases: documentPhrases });
    const menuId = "node_start-menu";
    const node = flow.nodes[menuId];
    if (node?.kind !== "menu") throw new Error("there is no menu");
    const slower = {
      ...flow,
      nodes: { ...flow.nodes, [menuId]: { ...node, noInput: { ...node.noInput, timeoutMs: 9000 } } },
    };

    const [begin, end] = artefact.steps;
    const nextStep = { ...customerServicePayload.steps[0]?.nextStep, timeoutSeconds: 9 };
    const [welcome] = documentPhrases;
    expect(converter.compile(slower).artefact).toEqual({
      ...artefact,
      steps: [{ ...begin, nextStep }, end],
      phrases: [welcome],
    });

    const reworded = {
      ...flow,
      prompts: {
        ...flow.prompts,
        [node.promptId]: { label: "", texts: { "en-US": { kind: "speech" as const, text: "Hi." } } },
      },
    };
    const compiled = JSON.stringify(converter.compile(reworded).artefact);
    expect(compiled).toContain('"text":"Hi."');
    expect(compiled).not.toContain("Welcome to customer service");
    expect(compiled).toContain('"promptId":"prompt-sales"');
  });

  it("give nothing of a menu to another one that calls begin with instead", () => {
    const [begin] = customerServicePayload.steps;
    const artefact = {
      ...customerServicePayload,
      steps: [{ ...begin, nextStep: { ...begin?.nextStep, color: "red" } }],
    };
    const flow = drawn(artefact);
    const { "node_start-menu": menu, ...nodes } = flow.nodes;
    if (menu === undefined) throw new Error("there is no menu");
    const moved = (nodeId: string): string => (nodeId === "node_start-menu" ? "node_other" : nodeId);
    const connections = Object.fromEntries(
      Object.entries(flow.connections).map(([id, wire]) => [
        id,
        { ...wire, source: moved(wire.source), target: moved(wire.target) },
      ]),
    );
    const sent = JSON.stringify(
      converter.compile({ ...flow, nodes: { ...nodes, node_other: menu }, connections }).artefact,
    );
    expect(sent).toContain('"id":"other"');
    expect(sent).not.toContain("color");
  });

  it("say so when what was kept cannot be read any more", () => {
    const flow = {
      ...drawn(customerServicePayload),
      vendorExtras: { "genesys-menu-flows": { vendorCopy: { steps: 3 } } },
    };
    expect(converter.compile(flow).report).toMatchObject([{ code: "vendor-copy-unreadable" }]);
  });
});

describe("decompile, on anything", () => {
  it("gives a flow that parses or faults with places, and never throws", () => {
    const damaged = fc.tuple(arbitraryArtefact, fc.jsonValue(), fc.nat(4)).map(([artefact, junk, place]) => {
      const step = { id: "start", type: "start" };
      const menu = { id: "m", type: "dtmf", timeoutSeconds: 5 };
      const replaced = [
        { steps: junk },
        { steps: [{ ...step, nextStep: junk }] },
        { steps: [{ ...step, nextStep: { ...menu, dtmfHandlers: junk } }] },
        { steps: [{ ...step, nextStep: { ...menu, nextSteps: junk } }] },
      ];
      return place < 4 ? { ...artefact, ...replaced[place] } : junk;
    });
    fc.assert(
      fc.property(damaged, (value) => {
        const result = converter.decompile(JSON.parse(JSON.stringify(value)));
        if (result.ok) expect(parseFlow(result.value.flow).ok).toBe(true);
        else for (const fault of result.error) expect(fault.pointer).toMatch(/^(\/|$)/);
      }),
    );
  });

  it("names the place of what lies too deep, of a time that is none and of a name that is not allowed", () => {
    let deep: Json = { id: "last", type: "dtmf", timeoutSeconds: 5 };
    for (let level = 0; level < 40; level += 1)
      deep = { id: `m${level}`, type: "dtmf", timeoutSeconds: 5, nextSteps: [deep] };
    const begin = (nextStep: Json): Json => ({ name: "Deep", steps: [{ id: "start", type: "start", nextStep }] });
    const pointerOf = (artefact: Json): string | null => {
      const result = converter.decompile(artefact);
      return result.ok ? null : (result.error[0]?.pointer ?? null);
    };
    expect(pointerOf(begin(deep))).toBe(`/steps/0/nextStep${"/nextSteps/0".repeat(24)}`);
    expect(pointerOf(begin({ id: "m", type: "dtmf", timeoutSeconds: "5" }))).toBe("/steps/0/nextStep/timeoutSeconds");
    expect(pointerOf(JSON.parse('{"name":"x","extra":{"constructor":1}}'))).toBe("/extra/constructor");
  });
});

describe("normalise", () => {
  it("is the same twice, and takes any JSON", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryArtefact, fc.jsonValue()), (value) => {
        const artefact: Json = JSON.parse(JSON.stringify(value));
        const normal = converter.normalise(artefact);
        expect(converter.normalise(normal)).toEqual(normal);
      }),
    );
  });

  it("sees another text, another wait and a prompt that was lost, and not the order of keys", () => {
    const said = (text: string): Json => {
      const flow = drawn({
        ...customerServicePayload,
        phrases: [{ id: "prompt-welcome-en", locale: "en-US", text: "Old." }],
      });
      const [promptId = ""] = Object.keys(flow.prompts);
      const prompt = { label: "", texts: { "en-US": { kind: "speech" as const, text } } };
      return converter.normalise(
        converter.compile({ ...flow, vendorExtras: {}, prompts: { [promptId]: prompt } }).artefact,
      );
    };
    expect(said("One.")).not.toEqual(said("Two."));
    expect(said("One.")).toEqual(said("One."));
    const [begin] = customerServicePayload.steps;
    const withMenu = (change: { readonly [field: string]: Json }): Json =>
      converter.normalise({
        ...customerServicePayload,
        steps: [{ ...begin, nextStep: { ...begin?.nextStep, ...change } }],
      });
    const live = converter.normalise(customerServicePayload);
    expect(withMenu({ promptId: null })).not.toEqual(live);
    expect(withMenu({ timeoutSeconds: 16 })).not.toEqual(live);
    expect(withMenu({ dtmfHandlers: begin?.nextStep.dtmfHandlers.toReversed() ?? [] })).toEqual(live);
  });
});
