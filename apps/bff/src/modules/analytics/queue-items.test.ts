import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { applyCommand, err, ok, parseCommand, type Flow, type Json } from "@tonegraph/flow-model";
import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import type { QueueState } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { queueItems } from "./queue-items.ts";

const GENESYS = "genesys-menu-flows";
const BUSY: QueueState = { availableAgents: 0, waitSeconds: 30 };
const CALM: QueueState = { availableAgents: 4, waitSeconds: 20 };
const LONGER = { dynamicTimeoutMultiplier: 2, fallbackEnabled: true };
const USUAL = { dynamicTimeoutMultiplier: 1, fallbackEnabled: false };

const plain = flowOf({
  nodes: {
    node_main: menu({ label: "Main menu", keys: ["1", "2"], promptId: "prompt_main" }),
    node_sales: queue("queue-sales", { label: "Sales" }),
    node_support: queue("queue-support", { label: "Support" }),
  },
  wires: [
    "node_start -> node_main",
    "node_main.key:1 -> node_sales",
    "node_main.key:2 -> node_support",
    "node_main.noInput -> node_sales",
    "node_main.noMatch -> node_sales",
  ],
  prompts: { prompt_main: "For sales, press 1. For support, press 2." },
  flow: { name: "Shop", profile: GENESYS },
});

/** A flow that sets them, with the vendor's own parts that are kept beside. */
function withSettings(settings: typeof LONGER): Flow {
  return { ...plain, vendorExtras: { [GENESYS]: { vendorCopy: { name: "Shop" }, queueSettings: settings } } };
}

interface Asking {
  readonly states: Readonly<Record<string, QueueState | null | string>>;
  readonly flow?: Flow;
  readonly draft?: Flow;
}

async function items({ states, flow = plain, draft = flow }: Asking) {
  return queueItems(
    { workspaceId: "w", place: { flowId: "f", tenantId: "t" }, flow, draft, figures: {} },
    async () => ({
      dialect: GENESYS,
      async ask(queueId) {
        const state = states[queueId] ?? null;
        return typeof state === "string" ? err({ kind: "timeout", message: state, ambiguous: false }) : ok(state);
      },
    }),
  );
}

/** What the dialect publishes of the draft after what is proposed. */
function settingsAfter(draft: Flow, commands: readonly Json[]): Json {
  const flow = commands.reduce<Flow>((present, json) => {
    const command = parseCommand(json);
    const applied = command.ok ? applyCommand(present, command.value) : command;
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    return applied.value.flow;
  }, draft);
  return Object(findConverter(GENESYS)?.compile(flow).artefact).settings;
}

const commandsOf = (found: Awaited<ReturnType<typeof items>>): Json[] => found.flatMap(({ commands }) => commands);

describe("queueItems", () => {
  it("proposes document 003's settings once where a queue is busy, and what is published carries them", async () => {
    const found = await items({ states: { "queue-sales": CALM, "queue-support": BUSY } });
    expect(found.map(({ nodeId, commands }) => [nodeId, commands.length])).toEqual([
      ["node_sales", 0],
      ["node_support", 1],
    ]);
    expect(found[1]?.title).toBe(
      "The queue Support is slow: give callers twice the time at every menu, and a way round it.",
    );
    expect(settingsAfter(plain, commandsOf(found))).toMatchObject(LONGER);
  });

  it("proposes the way back once all queues do well, and leaves what else is kept of the draft", async () => {
    const flow = withSettings(LONGER);
    const found = await items({ states: { "queue-sales": CALM, "queue-support": CALM }, flow });
    expect(commandsOf(found)).toEqual([
      {
        type: "setVendorExtras",
        dialect: GENESYS,
        extras: { vendorCopy: { name: "Shop" }, queueSettings: USUAL },
      },
    ]);
    expect(found[0]?.title).toContain("give callers the usual time again");
    expect(settingsAfter({ ...plain, vendorExtras: {} }, [])).not.toHaveProperty("fallbackEnabled");
  });

  it.each<[string, Asking]>([
    ["queues do well where nothing was ever set", { states: { "queue-sales": CALM, "queue-support": CALM } }],
    [
      "one queue could not be asked",
      { states: { "queue-sales": CALM, "queue-support": "no answer" }, flow: withSettings(LONGER) },
    ],
    ["one queue is not there", { states: { "queue-sales": CALM }, flow: withSettings(LONGER) }],
    ["the draft has it already", { states: { "queue-sales": BUSY }, draft: withSettings(LONGER) }],
  ])("proposes nothing where %s", async (_, asking) => {
    expect(commandsOf(await items(asking))).toEqual([]);
  });

  it("says which queue could not be asked", async () => {
    const found = await items({ states: { "queue-sales": "It did not answer in time.", "queue-support": CALM } });
    expect(found[0]).toMatchObject({ confidence: "not known", title: expect.stringContaining("It did not answer") });
  });

  it("has nothing to say where the vendor does not tell how queues do", async () => {
    const place = { flowId: "f", tenantId: "t" };
    expect(
      await queueItems({ workspaceId: "w", place, flow: plain, draft: plain, figures: {} }, async () => null),
    ).toEqual([]);
  });
});
