import { canonicalJson, parseFlow, type Flow, type Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact, arbitraryPlainArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { customerSupportPayload } from "./__fixtures__/document-payloads.ts";
import { converter } from "./convert.ts";

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

describe("compile and decompile", () => {
  it("give any artefact back that the vendor may hold, unknown parts included", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const flow = drawn(artefact);
        expect(parseFlow(flow).ok).toBe(true);
        expect(converter.compile(flow).artefact).toEqual(artefact);
      }),
    );
  });

  it("refuse nothing of what is only read and sent back that was not told when it was read", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const result = converter.decompile(artefact);
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        const told = result.value.report.map(({ code }) => code);
        // What CXone refuses of its own copy has a rule, which says it with its place whenever the flow is looked at.
        const refused = converter
          .compile(result.value.flow)
          .report.filter(({ kind, code }) => kind === "unsupported" && code !== "content-refused");
        // Callers are hung up on, whatever the destination is that the vendor wants beside it: that one is told. So is one of
        // a kind that the documents do not name.
        const unknown = ["hang-up-without-fallback", "destination-not-supported"];
        const expected = refused.map(({ code }) => (unknown.includes(code) ? "unknown-value" : code));
        expect(told).toEqual(expect.arrayContaining(expected));
      }),
    );
  });

  it("keep a destination and an action that the documents do not name, when something else is changed", () => {
    const [menu] = customerSupportPayload.nodes;
    const timeoutBehavior = { ...menu?.timeoutBehavior, action: "sing" };
    const mappings = [
      ...(menu?.dtmfMappings ?? []),
      { key: "9", destination: { type: "voicemail", id: "box_7", tone: 1 } },
    ];
    const artefact = { ...customerSupportPayload, nodes: [{ ...menu, dtmfMappings: mappings, timeoutBehavior }] };
    const flow = drawn(artefact);
    const block = Object.entries(flow.nodes).find(([, { kind }]) => kind === "vendorBlock");
    expect(block).toMatchObject(["node_destination_box_7", { label: "Box voicemail", type: "voicemail" }]);
    const changed: Flow = JSON.parse(JSON.stringify(flow).replace('"timeoutMs":5000', '"timeoutMs":9000'));
    const nodes = [{ ...artefact.nodes[0], timeoutBehavior: { ...timeoutBehavior, noInputTimeoutMs: 9000 } }];
    const { artefact: sent, report } = converter.compile(changed);
    expect(sent).toEqual({ ...artefact, nodes });
    // Nothing of it is lost, but the document refuses both.
    expect(report).toMatchObject([
      { kind: "unsupported", code: "destination-not-supported", nodeId: "node_main_menu", params: { key: "9" } },
      { kind: "unsupported", code: "content-refused", params: { pointer: "/nodes/0/timeoutBehavior/action" } },
    ]);
  });

  it("need nothing beside the drawing where the drawing can say it all, and then give the drawing back", () => {
    fc.assert(
      fc.property(arbitraryPlainArtefact, (artefact) => {
        const flow = drawn(artefact);
        expect(flow.vendorExtras).toEqual({});
        expect(converter.compile(flow)).toEqual({ artefact, report: [] });
        expect(drawn(converter.compile(flow).artefact)).toEqual(flow);
      }),
    );
  });

  it("leave metadata out, so that what is read can be compared with what was sent", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const answer = { id: "flow_1", version: 7, status: "DRAFT", createdAt: "a", updatedAt: "b", ...artefact };
        expect(converter.compile(drawn(answer)).artefact).toEqual(artefact);
        expect(canonicalJson(converter.normalise(answer))).toBe(canonicalJson(converter.normalise(artefact)));
      }),
    );
  });

  it("keep what only the vendor has when the drawing is changed", () => {
    const [menu] = customerSupportPayload.nodes;
    const artefact = {
      ...customerSupportPayload,
      owner: "team-7",
      nodes: [
        { id: "legacy", type: "script", body: "…" },
        {
          ...menu,
          id: "Main menu!",
          skill: 4,
          timeoutBehavior: { ...menu?.timeoutBehavior, action: "transfer", music: "jazz" },
        },
      ],
    };
    const flow = drawn(artefact);
    const [menuId] = Object.entries(flow.nodes).find(([, node]) => node.kind === "menu") ?? [""];
    const node = flow.nodes[menuId];
    if (node?.kind !== "menu") throw new Error("there is no menu");
    const changed = {
      ...flow,
      nodes: { ...flow.nodes, [menuId]: { ...node, noInput: { ...node.noInput, timeoutMs: 9000 } } },
    };

    const [legacy, before] = artefact.nodes;
    const after = {
      ...before,
      timeoutBehavior: { ...menu?.timeoutBehavior, action: "transfer", music: "jazz", noInputTimeoutMs: 9000 },
    };
    expect(converter.compile(changed).artefact).toEqual({ ...artefact, nodes: [legacy, after] });
  });

  it("drop what was the vendor's of a menu that is no longer there", () => {
    const flow = drawn({ ...customerSupportPayload, nodes: [{ ...customerSupportPayload.nodes[0], skill: 4 }] });
    const renamed: Flow = JSON.parse(JSON.stringify(flow).replaceAll("node_main_menu", "node_other_menu"));
    expect(converter.compile(renamed).artefact).toEqual({
      ...customerSupportPayload,
      nodes: [{ ...customerSupportPayload.nodes[0], id: "other_menu" }],
    });
  });

  it("say so when what was kept cannot be read any more", () => {
    const flow = {
      ...drawn(customerSupportPayload),
      vendorExtras: { "cxone-ivr-menus": { vendorCopy: { nodes: 3 } } },
    };
    expect(converter.compile(flow)).toMatchObject({
      artefact: customerSupportPayload,
      report: [{ code: "vendor-copy-unreadable" }],
    });
  });
});

describe("decompile, on anything", () => {
  it("gives a flow that parses or faults with places, and never throws", () => {
    const damaged = fc.tuple(arbitraryArtefact, fc.jsonValue(), fc.nat(5)).map(([artefact, junk, place]) => {
      const [menu] = artefact.nodes;
      const replaced = [{ ...menu, voicePrompts: junk }, { ...menu, dtmfMappings: junk }, { ...menu, id: junk }, junk];
      return place < 4 ? { ...artefact, nodes: [replaced[place]] } : junk;
    });
    fc.assert(
      fc.property(damaged, (value) => {
        const result = converter.decompile(JSON.parse(JSON.stringify(value)));
        if (result.ok) expect(parseFlow(result.value.flow).ok).toBe(true);
        else for (const fault of result.error) expect(fault.pointer).toMatch(/^(\/|$)/);
      }),
    );
  });

  it.each([
    ["a name that is not allowed", '{"constructor":1}', "/nodes/0/extra/constructor"],
    ["half a character", '"\\ud800"', "/nodes/0/extra"],
  ])("names the place of %s in a field that it would keep", (_, extra, pointer) => {
    const text = JSON.stringify({
      ...customerSupportPayload,
      nodes: [{ ...customerSupportPayload.nodes[0], extra: 0 }],
    });
    const result = converter.decompile(JSON.parse(text.replace('"extra":0', `"extra":${extra}`)));
    expect(result.ok ? null : result.error[0]?.pointer).toBe(pointer);
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

  it("forgets the order of keys, and keeps the order of what is spoken", () => {
    const menu = customerSupportPayload.nodes[0];
    const mappings = menu?.dtmfMappings ?? [];
    const turned = { ...customerSupportPayload, nodes: [{ ...menu, dtmfMappings: mappings.toReversed() }] };
    expect(converter.normalise(turned)).toEqual(converter.normalise(customerSupportPayload));
    const [prompt] = menu?.voicePrompts ?? [];
    const spoken = (texts: string[]): Json => ({
      ...customerSupportPayload,
      nodes: [{ ...menu, voicePrompts: texts.map((text) => ({ ...prompt, text })) }],
    });
    expect(converter.normalise(spoken(["a", "b"]))).not.toEqual(converter.normalise(spoken(["b", "a"])));
  });

  it.each([
    ["a prompt", { text: "Other words." }],
    ["a language", { language: "es-ES" }],
  ])("sees a change of %s", (_, change) => {
    const menu = customerSupportPayload.nodes[0];
    const other = {
      ...customerSupportPayload,
      nodes: [{ ...menu, voicePrompts: [{ ...menu?.voicePrompts[0], ...change }] }],
    };
    expect(converter.normalise(other)).not.toEqual(converter.normalise(customerSupportPayload));
  });
});
