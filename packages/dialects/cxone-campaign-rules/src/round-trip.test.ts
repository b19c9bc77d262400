import { buildFlowGraph, canonicalJson, parseFlow, type Flow, type Json } from "@tonegraph/flow-model";
import { arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact, arbitraryPlainArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { fullPayload, holidaySupportPayload } from "./__fixtures__/document-payloads.ts";
import { heardNodes } from "./compile/ways-out.ts";
import { converter } from "./convert.ts";

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

function normalText(artefact: Json): string {
  return canonicalJson(converter.normalise(artefact));
}

function kept(artefact: Json, field: string): Json | undefined {
  return typeof artefact === "object" && artefact !== null && !Array.isArray(artefact) ? artefact[field] : undefined;
}

describe("compile and decompile", () => {
  it("give any document back that the vendor may hold, unknown parts included", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const flow = drawn(artefact);
        expect(parseFlow(flow).ok).toBe(true);
        const compiled = converter.compile(flow).artefact;
        expect(normalText(compiled)).toBe(normalText(artefact));
        for (const field of ["effectiveDate", "expirationDate"])
          expect(kept(compiled, field) ?? null).toBe(kept(artefact, field) ?? null);
      }),
    );
  });

  it("need nothing beside the drawing where the drawing can say it all, and then give the drawing back", () => {
    fc.assert(
      fc.property(arbitraryPlainArtefact, (artefact) => {
        const flow = drawn(artefact);
        // But for menus that say nothing and stand apart from the greeting before them.
        const extras = flow.vendorExtras["cxone-campaign-rules"] ?? {};
        expect(Object.keys(extras)).toEqual(kept(extras, "separateMenus") === undefined ? [] : ["separateMenus"]);
        const compiled = converter.compile(flow);
        expect(normalText(compiled.artefact)).toBe(normalText(artefact));
        const again = drawn(compiled.artefact);
        expect({ ...again, nodes: placeless(again) }).toEqual({ ...flow, nodes: placeless(flow) });
        const losses = compiled.report.filter(
          ({ code }) => code !== "timing-of-vendor" && code !== "menu-not-recorded",
        );
        expect(losses).toEqual([]);
      }),
    );
  });

  it("keep of any flow whom callers are handed to, or refuse it", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const { artefact, report } = converter.compile(flow);
        if (report.some(({ kind }) => kind === "unsupported")) return;
        const ends = (of: Flow): string[] =>
          heardNodes(of, buildFlowGraph(of)).flatMap((nodeId) => {
            const node = of.nodes[nodeId];
            if (node?.kind === "queue") return [`queue ${node.queueId}`];
            return node?.kind === "externalNumber" ? [`number ${node.number}`] : [];
          });
        expect(new Set(ends(drawn(artefact)))).toEqual(new Set(ends(flow)));
      }),
    );
  });

  it("leave metadata and the window out of what is compared", () => {
    fc.assert(
      fc.property(arbitraryArtefact, (artefact) => {
        const window = { effectiveDate: "2026-01-01T00:00:00Z", expirationDate: null };
        const answer = {
          ...artefact,
          ...window,
          id: "flow_1",
          version: 7,
          status: "ACTIVE",
          createdAt: "a",
          updatedAt: "b",
        };
        expect(normalText(answer)).toBe(normalText(artefact));
      }),
    );
  });

  it("give the document's own rule back as it is sent", () => {
    expect(converter.compile(drawn(holidaySupportPayload)).artefact).toEqual({
      ...holidaySupportPayload,
      status: "DRAFT",
    });
    expect(drawn(holidaySupportPayload)).toMatchObject({
      campaignId: "camp_9x8y7z",
      activeWindow: { from: "2024-11-01T00:00:00Z", until: "2024-12-31T23:59:59Z" },
      fallback: { kind: "hangup" },
      nodes: {
        node_root: { kind: "message", promptId: "prompt_root" },
        node_root_choice: { kind: "menu", promptId: "", options: [{ key: "1" }] },
        node_sales: { kind: "queue", queueId: "sales" },
      },
      prompts: { prompt_root: { texts: { "en-US": { kind: "audio", assetId: "asset_abc123" } } } },
    });
  });

  it("draw a window whose times have an offset, and give its text back while it is the same", () => {
    const artefact = { ...holidaySupportPayload, effectiveDate: "2024-11-01T00:00:00+02:00" };
    const read = converter.decompile(artefact);
    expect(read.ok && read.value.report.map(({ code }) => code)).toEqual(["language-not-known"]);
    const flow = drawn(artefact);
    expect(flow.activeWindow).toEqual({ from: "2024-10-31T22:00:00Z", until: "2024-12-31T23:59:59Z" });
    expect(converter.compile(flow)).toMatchObject({ artefact });
    const later = { from: "2024-10-31T23:00:00Z", until: "2024-12-31T23:59:59Z" };
    expect(converter.compile({ ...flow, activeWindow: later }).artefact).toMatchObject({
      effectiveDate: later.from,
      expirationDate: later.until,
    });
    const { activeWindow: _gone, ...without } = flow;
    expect(kept(converter.compile(without).artefact, "effectiveDate")).toBeUndefined();
  });

  it("keep what only the vendor has when the drawing is changed", () => {
    const artefact = {
      ...fullPayload,
      owner: "team-7",
      nodes: [
        ...fullPayload.nodes.map((node) => (node.id === "sales" ? { ...node, skill: 4 } : node)),
        { id: "legacy", type: "script", transitions: [{ condition: "next", target: "bye" }] },
      ],
    };
    const flow = drawn(artefact);
    const changed = { ...flow, fallback: { kind: "hangup" as const } };
    expect(normalText(converter.compile(changed).artefact)).toBe(
      normalText({ ...artefact, fallbackAction: { type: "hangup" } }),
    );
    const { node_bye: _bye, ...nodes } = flow.nodes;
    const { artefact: without, report } = converter.compile({ ...flow, nodes });
    expect(JSON.stringify(without)).not.toContain("legacy");
    expect(report.map(({ code }) => code)).toContain("other-node");
  });

  it.each([null, "", " ", "asset_menu"])("keep a menu whose recording is %j", (mediaAssetId) => {
    const [first, ...others] = fullPayload.nodes.slice(1);
    const artefact = {
      ...fullPayload,
      nodes: [{ ...first, mediaAssetId }, ...others, ...fullPayload.nodes.slice(0, 1)],
    };
    expect(normalText(converter.compile(drawn(artefact)).artefact)).toBe(normalText(artefact));
  });

  it("say so when what was kept cannot be read any more", () => {
    const flow = { ...drawn(fullPayload), vendorExtras: { "cxone-campaign-rules": { nodes: 3 } } };
    expect(converter.compile(flow).report.map(({ code }) => code)).toContain("vendor-copy-unreadable");
  });
});

function placeless(flow: Flow): Json {
  const nodes = Object.entries(flow.nodes).map(([id, { position: _position, ...node }]) => [id, node]);
  return JSON.parse(JSON.stringify(Object.fromEntries(nodes)));
}

describe("decompile, on anything", () => {
  it("gives a flow that parses or faults with places, and never throws", () => {
    const damaged = fc.tuple(arbitraryArtefact, fc.jsonValue(), fc.nat(4)).map(([artefact, junk, place]) => {
      const replaced = [
        { ...artefact, nodes: junk },
        { ...artefact, fallbackAction: junk },
        { ...artefact, name: junk },
        { ...artefact, nodes: [junk] },
      ];
      return replaced[place] ?? junk;
    });
    fc.assert(
      fc.property(damaged, (value) => {
        const artefact: Json = JSON.parse(JSON.stringify(value));
        const result = converter.decompile(artefact);
        if (result.ok) expect(parseFlow(result.value.flow).ok).toBe(true);
        else for (const fault of result.error) expect(fault.pointer).toMatch(/^(\/|$)/);
        const normal = converter.normalise(artefact);
        expect(converter.normalise(normal)).toEqual(normal);
      }),
    );
  });

  const [root, sales] = holidaySupportPayload.nodes;
  it.each<[string, { [key: string]: Json }, string, string]>([
    ["a node that is there twice", { nodes: [{ ...root }, { ...sales }, { ...sales }] }, "/nodes/2/id", "bad-id"],
    ["a target that does not exist", { nodes: [{ ...root }] }, "/nodes/0/transitions/0/target", "invalid-value"],
    ["no nodes", { nodes: [] }, "/nodes", "invalid-value"],
    ["a campaign that is no text", { campaignId: 7 }, "/campaignId", "wrong-type"],
    ["a name that no document may hold", JSON.parse('{"extra":{"__proto__":1}}'), "/extra/__proto__", "prototype-key"],
  ])("names the place of %s", (...[, change, pointer, code]) => {
    const result = converter.decompile({ ...holidaySupportPayload, ...change });
    const faults = result.ok ? [] : result.error;
    expect(faults.map((fault) => [fault.pointer, fault.code])).toContainEqual([pointer, code]);
  });

  it.each<[string, { [key: string]: Json }, readonly string[]]>([
    [
      "times without a zone",
      { effectiveDate: "2024-11-01T00:00:00", expirationDate: "2024-12-31" },
      ["time-without-zone", "time-without-zone"],
    ],
    ["half a window", { expirationDate: null }, ["half-a-window"]],
    ["a name with a slash", { name: "a/b" }, ["name-not-drawable"]],
    [
      "a node that nobody comes to",
      { nodes: [...holidaySupportPayload.nodes, { id: "old", type: "queue" }] },
      ["node-not-reached"],
    ],
    [
      "types that nobody knows, and where they stand",
      {
        nodes: holidaySupportPayload.nodes.map((node) =>
          node === sales ? { ...node, type: "voicebot" } : { ...node },
        ),
        fallbackAction: { type: "callback" },
      },
      ['unknown-value "/nodes/1/type"', 'unknown-value "/fallbackAction/type"'],
    ],
  ])("tells of %s", (_, change, codes) => {
    const result = converter.decompile({ ...holidaySupportPayload, ...change });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const told = result.value.report.map(({ code, params }) =>
      code === "unknown-value" ? `${code} ${JSON.stringify(params["pointer"])}` : code,
    );
    expect(told).toEqual(["language-not-known", ...codes]);
  });
});
