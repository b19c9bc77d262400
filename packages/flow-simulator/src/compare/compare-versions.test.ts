import type { Flow } from "@tonegraph/flow-model";
import {
  agent,
  collect,
  flowOf,
  hangup,
  menu,
  message,
  queue,
  subflow,
  voicemail,
} from "@tonegraph/flow-model/testing";
import { arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSimulator } from "../create-simulator.ts";
import { compareVersions } from "./compare-versions.ts";
import { whimAt } from "./whim.ts";

interface Shape {
  readonly greeting?: string;
  readonly keys?: readonly [string, string][];
}

/** A greeting and a menu whose keys lead to blocks; nobody waits for less than five seconds. */
function office({
  greeting = "Hello.",
  keys = [
    ["1", "sales"],
    ["2", "billing"],
  ],
}: Shape = {}): Flow {
  return flowOf({
    nodes: {
      node_hello: message({ promptId: "prompt_hello" }),
      node_menu: menu({
        keys: keys.map(([key]) => key),
        promptId: "prompt_menu",
        noInput: { timeoutMs: 5000, maxRepeats: 1 },
      }),
      node_sales: { ...queue("queue_sales"), label: "Sales" },
      node_billing: { ...queue("queue_billing"), label: "Billing" },
      node_operator: { ...agent("agent_operator"), label: "Operator" },
      node_bye: hangup(),
    },
    wires: [
      "node_start -> node_hello",
      "node_hello -> node_menu",
      ...keys.map(([key, to]) => `node_menu.key:${key} -> node_${to}`),
      "node_menu.noInput -> node_bye",
      "node_menu.noMatch -> node_bye",
    ],
    prompts: { prompt_hello: greeting, prompt_menu: "For sales, press 1. For billing, press 2." },
  });
}

/** Milliseconds from the beginning of the first rest to the end of its prompt. */
function spokenMs(greeting: string): number {
  return createSimulator(office({ greeting })).start().state.promptEndsMs;
}

describe("compareVersions", () => {
  it("delays everybody by exactly the seconds of a longer greeting", () => {
    const longer = "Hello and welcome to our office. All our lines are open today until six o'clock.";
    const { before, after, words } = compareVersions(office(), office({ greeting: longer }));
    const delay = (spokenMs(longer) - spokenMs("Hello.")) / 1000;
    expect(delay).toBeGreaterThan(2);
    for (const key of ["queue:queue_sales", "queue:queue_billing"]) {
      const [was, is] = [before.destinations[key], after.destinations[key]];
      expect((is?.seconds.mean ?? 0) - (was?.seconds.mean ?? 0)).toBeCloseTo(delay, 6);
      expect((is?.seconds.median ?? 0) - (was?.seconds.median ?? 0)).toBeCloseTo(delay, 6);
      expect(is?.keys).toEqual(was?.keys);
    }
    expect(words).toEqual([`Callers get where they want ${delay.toFixed(1)} s later, wherever that is.`]);
  });

  it("says which destination can no longer be reached, and where those callers end", () => {
    const after = office({ keys: [["1", "sales"]] });
    const { words, after: figures } = compareVersions(office(), after);
    expect(words[0]).toBe("Callers who want Billing can no longer get there; most of them reach Sales instead.");
    expect(figures.destinations["queue:queue_billing"]).toMatchObject({ wanted: 150, callers: 0 });
    expect(compareVersions(after, office()).words[0]).toBe("Callers who want Billing can now get there.");
  });

  it("tells two queues of one name apart by their ids", () => {
    const { nodes } = office();
    const moved = { ...office(), nodes: { ...nodes, node_sales: { ...queue("queue_new"), label: "Sales" } } };
    expect(compareVersions(office(), moved).words.slice(0, 2)).toEqual([
      "Callers who want Sales (queue_sales) can no longer get there; most of them reach Sales (queue_new) instead.",
      "Callers who want Sales (queue_new) can now get there.",
    ]);
  });

  it("says who waits longer when keys swap their places", () => {
    const swapped = office({
      keys: [
        ["1", "billing"],
        ["2", "sales"],
      ],
    });
    const { before, after, words } = compareVersions(office(), swapped);
    const medians = [before, after].map(({ destinations }) =>
      ["sales", "billing"].map((name) => destinations[`queue:queue_${name}`]?.seconds.median),
    );
    const state = createSimulator(office()).step(createSimulator(office()).start().state, { pass: true }).state;
    const [heard, question] = [state.sinceMs, state.promptEndsMs - state.sinceMs];
    const [first, second] = [(heard + question / 2 + 1000) / 1000, (heard + question + 1000) / 1000];
    expect(medians).toEqual([
      [expect.closeTo(first, 2), expect.closeTo(second, 2)],
      [expect.closeTo(second, 2), expect.closeTo(first, 2)],
    ]);
    expect(words.join("\n")).toMatch(/who want Sales get there \d\.\d s later \(.* s instead of .* s\)\./);
    expect(words.join("\n")).toMatch(/who want Billing get there \d\.\d s sooner/);
  });

  it("counts keys to every destination, also through a sub-flow and behind digits that are asked for", () => {
    const inner = office();
    const direct = flowOf({
      nodes: { node_sub: subflow({ flowId: "flow_office" }), node_mail: { ...voicemail({}), mailboxId: "mailbox" } },
      wires: ["node_start -> node_sub", "node_sub.failed -> node_mail"],
    });
    const asking = flowOf({
      nodes: {
        node_number: collect({ minDigits: 4, maxDigits: 4 }),
        node_sub: subflow({ flowId: "flow_office" }),
      },
      wires: ["node_start -> node_number", "node_number.collected -> node_sub", "node_number.noInput -> node_sub"],
    });
    const { before, after, words, destinations } = compareVersions(direct, asking, {
      subflows: { flow_office: inner },
    });
    expect(destinations.map(({ key }) => key)).toEqual(["queue:queue_sales", "queue:queue_billing"]);
    expect(before.destinations["queue:queue_sales"]?.keys.median).toBe(1);
    expect(after.destinations["queue:queue_sales"]?.keys.median).toBe(5);
    expect(before.visits["node_sub/node_hello"]).toBe(1);
    expect(words.join("\n")).toMatch(/press \d\.\d more keys/);
  });

  it("finds no difference between a flow and itself, whatever the flow", () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.integer(), (flow, seed) => {
        const { before, after, words } = compareVersions(flow, flow, { callers: 20, seed });
        expect(words).toEqual([]);
        expect(after).toEqual(before);
      }),
    );
  });

  it("says something readable about any two flows, the same each time", () => {
    fc.assert(
      fc.property(arbitraryFlow(), arbitraryFlow(), (before, after) => {
        const options = { callers: 15, subflows: { Sales: before, "Press 1 for sales.": after } };
        const compared = compareVersions(before, after, options);
        expect(compareVersions(before, after, options)).toEqual(compared);
        expect(compared.words.join("\n")).not.toMatch(/undefined|NaN|Infinity|\[object/);
        const ends = Object.values(compared.after.ends).reduce((sum, share) => sum + share, 0);
        expect(ends).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe("whimAt", () => {
  it("errs about as often as it says, and differently with another seed", () => {
    const draw = (seed: number): string[] =>
      Array.from({ length: 4000 }, (_, caller) => whimAt({ seed, caller, block: "node_menu@", visit: 0 }).kind);
    const share = (kind: string): number => draw(1).filter((each) => each === kind).length / 4000;
    expect(share("wrongKey")).toBeCloseTo(0.04, 1);
    expect(share("silent")).toBeGreaterThan(0.035);
    expect(share("silent")).toBeLessThan(0.065);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2)).not.toEqual(draw(1));
  });
});

describe("callers who are known to want one thing more often", () => {
  it("are that many in both versions", () => {
    const [before, after] = [office(), office({ greeting: "Hello, and welcome to our office at the sea." })];
    const wanted = new Map([
      ["queue:queue_sales", 90],
      ["queue:queue_billing", 10],
    ]);
    const compared = compareVersions(before, after, { callers: 100, wanted });
    for (const { destinations } of [compared.before, compared.after])
      expect(["queue:queue_sales", "queue:queue_billing"].map((key) => destinations[key]?.wanted)).toEqual([90, 10]);
  });
});
