import type { Flow, Json } from "@tonegraph/flow-model";
import {
  agent,
  externalNumber,
  flowOf,
  hangup,
  menu,
  message,
  queue,
  vendorBlock,
} from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { compileFlow } from "./compile-flow.ts";

const audio = (assetId: string, languages = ["en-US"]) => ({
  label: "Recording",
  texts: Object.fromEntries(
    languages.map((language) => [language, { kind: "audio" as const, assetId: `${assetId}_${language}` }]),
  ),
});

function service(changes: Parameters<typeof flowOf>[0] = {}): Flow {
  return flowOf({
    nodes: {
      node_welcome: message({ promptId: "prompt_w", label: "Welcome" }),
      node_m: menu({ keys: ["1", "2"], promptId: "prompt_m", label: "Choice" }),
      node_sales: queue("q_sales", { label: "Sales" }),
      node_x: externalNumber("+12025550123", { label: "Shop" }),
      node_h: hangup({ label: "Bye" }),
      ...changes.nodes,
    },
    wires: changes.wires ?? [
      "node_start -> node_welcome",
      "node_welcome -> node_m",
      "node_m.key:1 -> node_sales",
      "node_m.key:2 -> node_x",
      "node_m.noInput -> node_h",
      "node_m.noMatch -> node_h",
    ],
    prompts: { prompt_w: audio("welcome"), prompt_m: audio("menu"), ...changes.prompts },
    flow: { name: "Service", campaignId: "camp_1", fallback: { kind: "queue", queueId: "q_sales" }, ...changes.flow },
  });
}

const MENU = [
  { condition: "press_1", target: "q_sales" },
  { condition: "press_2", target: "+12025550123" },
  { condition: "timeout", target: "h" },
  { condition: "invalid", target: "h" },
];

describe("compileFlow", () => {
  it("makes a rule whose first node is where calls begin", () => {
    expect(compileFlow(service()).artefact).toEqual({
      name: "Service",
      campaignId: "camp_1",
      nodes: [
        {
          id: "welcome",
          type: "greeting",
          mediaAssetId: "welcome_en-US",
          transitions: [{ condition: "next", target: "m" }],
        },
        { id: "+12025550123", type: "transfer", transitions: [] },
        { id: "h", type: "hangup", transitions: [] },
        { id: "m", type: "dtmf", mediaAssetId: "menu_en-US", transitions: MENU },
        { id: "q_sales", type: "queue", transitions: [] },
      ],
      fallbackAction: { type: "queue", target: "q_sales" },
      status: "DRAFT",
    });
  });

  it("makes one greeting of a recording and a menu that says nothing itself", () => {
    const flow = service({ nodes: { node_m: menu({ keys: ["1", "2"], promptId: "", label: "Choice" }) } });
    expect(compileFlow(flow).artefact).toMatchObject({
      nodes: [
        { id: "welcome", type: "greeting", transitions: MENU },
        { id: "+12025550123" },
        { id: "h" },
        { id: "q_sales" },
      ],
    });
  });

  it("keeps the two apart where another way leads to the menu", () => {
    const flow = service({
      nodes: { node_m: menu({ keys: ["1"], promptId: "" }) },
      wires: [
        "node_start -> node_welcome",
        "node_welcome -> node_m",
        "node_m.key:1 -> node_sales",
        "node_m.noInput -> node_m",
      ],
    });
    expect(compileFlow(flow).artefact).toMatchObject({
      nodes: [{ id: "welcome", transitions: [{ condition: "next" }] }, { id: "m" }, {}],
    });
  });

  it("sends the flow's own window", () => {
    const activeWindow = { from: "2026-12-24T00:00:00Z", until: "2026-12-27T00:00:00Z" };
    expect(compileFlow(service({ flow: { activeWindow } })).artefact).toMatchObject({
      effectiveDate: activeWindow.from,
      expirationDate: activeWindow.until,
    });
  });

  it("joins blocks for one queue, and gives way to a queue that has the id of a block", () => {
    const flow = service({
      nodes: { node_x: queue("q_sales"), node_q_sales: message({ promptId: "prompt_w" }) },
      wires: [
        "node_start -> node_q_sales",
        "node_q_sales -> node_m",
        "node_m.key:1 -> node_sales",
        "node_m.key:2 -> node_x",
      ],
    });
    expect(compileFlow(flow).artefact).toMatchObject({
      nodes: [{ id: "q_sales_2", type: "greeting" }, { id: "m" }, { id: "q_sales", type: "queue" }],
    });
  });

  it.each<[Flow["fallback"], Json]>([
    [{ kind: "hangup" }, { type: "hangup" }],
    [
      { kind: "externalNumber", number: "+12025550123" },
      { type: "transfer", target: "+12025550123" },
    ],
    [
      { kind: "queue", queueId: "q_sales" },
      { type: "queue", target: "q_sales" },
    ],
  ])("falls back on %j", (fallback, action) => {
    expect(compileFlow(service({ flow: { fallback } })).artefact).toMatchObject({ fallbackAction: action });
  });

  it.each<[string, Partial<Flow>, Readonly<Record<string, Json>> | undefined, readonly [string, string]]>([
    ["of the flow", {}, { campaignId: "camp_2" }, ["camp_1", ""]],
    ["of the tenant", { campaignId: " " }, { campaignId: " camp_2 " }, ["camp_2", ""]],
    ["that nobody names", { campaignId: " " }, {}, ["", "unsupported campaign-missing"]],
    ["that the tenant may name", { campaignId: " " }, undefined, ["", "approximated campaign-of-tenant"]],
  ])("takes the campaign %s", (...[, flow, settings, [campaignId, told]]) => {
    const { artefact, report } = compileFlow(service({ flow }), { settings });
    expect(artefact).toMatchObject({ campaignId });
    const items = report.flatMap(({ kind, code }) => (code.startsWith("campaign") ? [`${kind} ${code}`] : []));
    expect(items.join()).toBe(told);
  });
});

describe("compileFlow, in its report", () => {
  it.each<[string, Parameters<typeof flowOf>[0], string]>([
    [
      "a menu's waiting",
      {},
      "approximated timing-of-vendor node_m: CXone's campaign rules have no field for how long “Choice” waits and how often it asks again; CXone's own settings apply.",
    ],
    [
      "a menu that speaks",
      { prompts: { prompt_m: "Press 1." } },
      "dropped menu-not-recorded node_m: CXone's campaign rules speak no text: callers hear nothing at “Choice” before they press a key. Record what it says, or say it in a recording before it.",
    ],
    [
      "a message that speaks",
      { prompts: { prompt_w: "Welcome." } },
      "unsupported greeting-not-recorded node_welcome: “Welcome” is no recording, but CXone's campaign rules play recordings only. Record its text, and choose the recording.",
    ],
    [
      "other languages",
      { prompts: { prompt_w: audio("w", ["en-US", "es-ES", "de-DE"]) } },
      "dropped other-languages node_welcome: CXone's campaign rules play one recording; “Welcome” is played in en-US, and de-DE, es-ES are not sent.",
    ],
    [
      "a message that must be heard",
      { nodes: { node_welcome: message({ promptId: "prompt_w", label: "Welcome", interruptible: false }) } },
      "dropped barge-in node_welcome: CXone decides whether a key ends “Welcome”; that it must be heard to its end is not sent.",
    ],
    [
      "spoken answers",
      { nodes: { node_m: menu({ keys: ["1"], promptId: "prompt_m", label: "Choice", speechEnabled: true }) } },
      "dropped speech-input node_m: CXone's campaign rules take keys only; spoken answers to “Choice” are not understood.",
    ],
    [
      "prompts after silence",
      {
        nodes: {
          node_m: menu({
            keys: ["1"],
            promptId: "prompt_m",
            label: "Choice",
            noMatch: { maxRepeats: 1, promptId: "prompt_w" },
          }),
        },
      },
      "dropped retry-prompts node_m: What “Choice” says after silence or a wrong key is not sent; CXone plays its recording again.",
    ],
    [
      "a key twice",
      { nodes: { node_m: menu({ keys: ["1", "1"], promptId: "prompt_m", label: "Choice" }) } },
      "unsupported key-twice node_m: Key 1 stands twice in “Choice”; CXone would know one of them only. Remove one.",
    ],
    [
      "a priority",
      { nodes: { node_sales: queue("q_sales", { label: "Sales", priority: 3 }) } },
      "dropped queue-priority node_sales: CXone's campaign rules set no priority; that of “Sales” is not sent.",
    ],
    [
      "a queue without an id",
      { nodes: { node_sales: queue(" ", { label: "Sales" }) } },
      "unsupported destination-missing node_sales: CXone must know whom “Sales” hands callers to. Fill it in.",
    ],
    [
      "a farewell",
      { nodes: { node_h: hangup({ label: "Bye", promptId: "prompt_w" }) } },
      "dropped farewell node_h: CXone hangs up without a word; the farewell of “Bye” is not sent. Put a message before it.",
    ],
    [
      "a block of another kind",
      { nodes: { node_sales: agent("a", { label: "Ann" }) } },
      "unsupported node-not-supported node_sales: CXone's campaign rules have nothing like “Ann” (agent). Take it out, or publish to another target.",
    ],
    [
      "another vendor's block",
      { nodes: { node_h: vendorBlock({ label: "Step" }) } },
      "unsupported foreign-block node_h: CXone's campaign rules cannot stand for “Step”, a block of another vendor or one that lost what it was. Take it out.",
    ],
    [
      "a block that nobody comes to",
      { nodes: { node_z: queue("z", { label: "Old" }) } },
      "dropped node-not-reached node_z: No caller comes to “Old” in CXone, so it is not sent.",
    ],
    [
      "a start that leads nowhere",
      { wires: [] },
      "unsupported nothing-to-do node_start: Nothing follows “Call arrives”, so there is nothing that CXone could do with a call. Connect it.",
    ],
    [
      "variables",
      { flow: { variables: { tier: { type: "string", default: "" } } } },
      "dropped variables : CXone's campaign rules know no variables; tier stays in Tonegraph.",
    ],
    [
      "a fallback on an agent",
      { flow: { fallback: { kind: "agent", agentId: "a" } } },
      "unsupported fallback-missing : CXone's campaign rules fall back on a queue, a number or the end of the call, but this flow on an agent. Choose one of these.",
    ],
  ])("tells of %s", (_, changes, words) => {
    const report = compileFlow(service(changes)).report.map(
      ({ kind, code, nodeId = "", words: said }) => `${kind} ${code} ${nodeId}: ${said}`,
    );
    expect(report).toContain(words);
  });

  it.each(["", " ", "\t"])("takes a recording whose id is %j for none", (assetId) => {
    const blank = { label: "Welcome", texts: { "en-US": { kind: "audio" as const, assetId } } };
    const { artefact, report } = compileFlow(service({ prompts: { prompt_w: blank, prompt_m: blank } }));
    expect(report).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: "menu-not-recorded", nodeId: "node_m" }),
        expect.objectContaining({ kind: "unsupported", code: "greeting-not-recorded", nodeId: "node_welcome" }),
      ]),
    );
    expect(JSON.stringify(artefact)).not.toContain("mediaAssetId");
  });

  it("refuses a kept time without a zone, unless the flow's own window stands in its place", () => {
    const extras = { rule: { effectiveDate: "2024-11-01T00:00:00Z", expirationDate: "2024-12-31T23:59:59" } };
    const flow = service({ flow: { vendorExtras: { "cxone-campaign-rules": extras } } });
    const unsupported = (of: typeof flow) => compileFlow(of).report.filter(({ kind }) => kind === "unsupported");
    expect(unsupported(flow)).toEqual([
      {
        kind: "unsupported",
        code: "time-without-zone",
        params: { field: "expirationDate", time: "2024-12-31T23:59:59" },
        words:
          "CXone's expirationDate “2024-12-31T23:59:59” has no time zone, and CXone refuses such a time. Set the flow's active window: it takes its place.",
      },
    ]);
    const activeWindow = { from: "2024-11-01T00:00:00Z", until: "2024-12-31T23:59:59Z" };
    expect(unsupported({ ...flow, activeWindow })).toEqual([]);
  });

  it("tells of a queue's exit, and of a way that is too long with all its nodes", () => {
    const ids = Array.from({ length: 15 }, (_, index) => `node_n${index}`);
    const flow = service({
      nodes: Object.fromEntries(ids.map((id) => [id, message({ promptId: "prompt_w" })])),
      wires: [
        ...["node_start", ...ids].map((id, index) => `${id} -> ${ids[index] ?? "node_sales"}`),
        "node_sales.unavailable -> node_h",
      ],
    });
    const report = compileFlow(flow).report;
    expect(report.filter(({ kind }) => kind === "unsupported")).toMatchObject([
      { code: "path-too-deep", nodeId: "node_sales", params: { path: [...ids.map((id) => id.slice(5)), "q_sales"] } },
    ]);
    expect(report.map(({ code }) => code)).toContain("exit-of-destination");
  });
});
