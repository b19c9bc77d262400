import type { Connection, Flow } from "@tonegraph/flow-model";
import {
  arbitraryFlow,
  collect,
  flowOf,
  hangup,
  httpRequest,
  language,
  menu,
  message,
  queue,
  vendorBlock,
} from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spokenSeconds } from "../spoken-seconds.ts";
import { callerEffort, effortPath, type NodeEffort } from "./caller-effort.ts";

/** Ten seconds for every prompt but those that say otherwise. */
const seconds: Readonly<Record<string, number>> = { prompt_short: 4, prompt_sorry: 2 };
const promptSeconds = (promptId: string): number => seconds[promptId] ?? 10;

function figures(flow: Flow, nodeId: string, inLanguage = "en-US"): Record<keyof NodeEffort, readonly number[]> {
  const effort = callerEffort(flow, { promptSeconds }).languages[inLanguage]?.[nodeId];
  const pair = (of: keyof NodeEffort): readonly number[] => [effort?.[of].seconds ?? -1, effort?.[of].keys ?? -1];
  return { best: pair("best"), typical: pair("typical"), worst: pair("worst") };
}

const asking = { noInput: { timeoutMs: 5000, maxRepeats: 2 }, noMatch: { maxRepeats: 1, promptId: "prompt_sorry" } };

/** Put together without parsing, which would take longer than what is tested. */
function large(nodes: Flow["nodes"], connections: readonly Connection[]): Flow {
  const wires = connections.map((connection, n): [string, Connection] => [`conn_${n}`, connection]);
  return { ...flowOf(), nodes, connections: Object.fromEntries(wires), startNodeId: "node_0" };
}

const KEYS = ["0", "1", "2", "3", "4", "5"];
/** Menus whose worst caller listens once and answers at once, so that a way costs what is said on it. */
const patient = { noInput: { timeoutMs: 0, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };

/** Every way from a node on which none comes twice, by trying all. */
function waysWithoutRepeats(edges: readonly (readonly [number, number])[], from: number): number[][] {
  const ways = [[from]];
  for (const way of ways)
    for (const [source, target] of edges)
      if (source === way.at(-1) && !way.includes(target)) ways.push([...way, target]);
  return ways;
}

describe("callerEffort", () => {
  it.each<[string, Flow, Record<keyof NodeEffort, readonly number[]>]>([
    [
      "a message is heard, or cut short by who knows it",
      flowOf({ nodes: { node_m: message(), node_q: queue() }, wires: ["node_start -> node_m", "node_m -> node_q"] }),
      { best: [0, 0], typical: [10, 0], worst: [10, 0] },
    ],
    [
      "a message that cannot be cut short is heard by all",
      flowOf({
        nodes: { node_m: message({ interruptible: false }), node_q: queue() },
        wires: ["node_start -> node_m", "node_m -> node_q"],
      }),
      { best: [10, 0], typical: [10, 0], worst: [10, 0] },
    ],
    [
      "the first of two options is known after half of the menu; the worst caller uses up every repeat",
      flowOf({
        nodes: { node_m: menu({ keys: ["1", "2"], ...asking }), node_q: queue() },
        wires: ["node_start -> node_m", "node_m.key:1 -> node_q"],
      }),
      { best: [0.5, 1], typical: [6, 1], worst: [15 * 4 + 2, 2] },
    ],
    [
      "silence costs every repeat",
      flowOf({
        nodes: { node_m: menu({ keys: ["1"], ...asking }), node_q: queue() },
        wires: ["node_start -> node_m", "node_m.noInput -> node_q"],
      }),
      { best: [45, 0], typical: [45, 0], worst: [62, 1] },
    ],
    [
      "a wrong key costs its own repeats",
      flowOf({
        nodes: { node_m: menu({ keys: ["1"], ...asking }), node_q: queue() },
        wires: ["node_start -> node_m", "node_m.noMatch -> node_q"],
      }),
      { best: [1, 2], typical: [24, 2], worst: [62, 2] },
    ],
    [
      "digits are pressed one by one, with a terminator where there may be more",
      flowOf({
        nodes: { node_c: collect({ minDigits: 2, maxDigits: 4, terminator: "#", ...asking }), node_q: queue() },
        wires: ["node_start -> node_c", "node_c.collected -> node_q"],
      }),
      { best: [1.5, 3], typical: [12.5, 4], worst: [15 * 4 + 2 + 4 * 3, 6] },
    ],
    [
      "a web service answers at once, usually, or at the last moment of its last try",
      flowOf({
        nodes: {
          node_r: httpRequest({ retry: { maxRetries: 2, backoff: "fixed", onStatus: [503] } }),
          node_q: queue(),
        },
        wires: ["node_start -> node_r", "node_r.success -> node_q"],
      }),
      { best: [0, 0], typical: [1, 0], worst: [9, 0] },
    ],
    [
      "the shorter of two ways counts for who knows, the longer for the worst",
      flowOf({
        nodes: { node_m: menu({ keys: ["1", "2"], ...asking }), node_n: message(), node_q: queue() },
        wires: ["node_start -> node_m", "node_m.key:1 -> node_q", "node_m.key:2 -> node_n", "node_n -> node_q"],
      }),
      { best: [0.5, 1], typical: [6, 1], worst: [72, 2] },
    ],
    [
      "where callers can go round, the worst is a bound: each block of it once",
      flowOf({
        nodes: { node_m: menu({ keys: ["1", "2"], ...asking }), node_n: message(), node_q: queue() },
        wires: ["node_start -> node_m", "node_m.key:1 -> node_n", "node_n -> node_m", "node_m.key:2 -> node_q"],
      }),
      { best: [0.5, 1], typical: [11, 1], worst: [10 + 62, 2] },
    ],
    [
      "a block that no call comes to has none",
      flowOf({ nodes: { node_q: queue() } }),
      { best: [-1, -1], typical: [-1, -1], worst: [-1, -1] },
    ],
  ])("%s", (_what, flow, expected) => {
    const found = figures(flow, "node_q");
    for (const of of ["best", "typical", "worst"] as const)
      found[of].forEach((value, place) => expect(value).toBeCloseTo(expected[of][place] ?? NaN, 9));
  });

  it("goes the way of each language, and speaks its prompts or else the default language's", () => {
    const flow = flowOf({
      nodes: {
        node_l: language({ promptId: "prompt_l" }),
        node_e: message({ promptId: "prompt_e" }),
        node_s: message({ promptId: "prompt_s" }),
        node_h: hangup(),
        node_q: queue(),
      },
      wires: [
        "node_start -> node_l",
        "node_l.lang:en-US -> node_e",
        "node_l.lang:es-ES -> node_s",
        "node_e -> node_h",
        "node_s -> node_q",
      ],
      prompts: { prompt_l: "Hello.", prompt_e: "Hello.", prompt_s: { "en-US": "Hello.", "es-ES": "Buenos días." } },
      flow: { languages: ["en-US", "es-ES"] },
    });
    const report = callerEffort(flow);
    expect(Object.keys(report.languages["en-US"] ?? {})).toEqual(["node_e", "node_h", "node_l", "node_start"]);
    expect(Object.keys(report.languages["es-ES"] ?? {})).toEqual(["node_l", "node_q", "node_s", "node_start"]);
    const heard = (inLanguage: string, of: string): number => report.languages[inLanguage]?.[of]?.typical.seconds ?? 0;
    const hello = spokenSeconds("Hello.", "en-US");
    expect(heard("en-US", "node_h") - heard("en-US", "node_e")).toBeCloseTo(hello, 9);
    expect(heard("es-ES", "node_s")).toBeCloseTo(hello + 1, 9);
    expect(heard("es-ES", "node_q") - heard("es-ES", "node_s")).toBeCloseTo(spokenSeconds("Buenos días.", "es-ES"), 9);
    expect(report.terminals).toEqual(["node_h", "node_q"]);
  });

  it("knows the way that gives each figure, also through where callers go round", () => {
    const flow = flowOf({
      nodes: { node_m: menu({ keys: ["1", "2"] }), node_n: message(), node_q: queue() },
      wires: ["node_start -> node_m", "node_m.key:1 -> node_n", "node_n -> node_m", "node_m.key:2 -> node_q"],
    });
    const report = callerEffort(flow, { promptSeconds });
    const path = (nodeId: string, of: keyof NodeEffort): string[] =>
      effortPath(report, { language: "en-US", nodeId, of });
    expect(path("node_q", "best")).toEqual(["node_start", "node_m", "node_q"]);
    expect(path("node_n", "worst")).toEqual(["node_start", "node_m", "node_n"]);
    expect(path("node_nowhere", "best")).toEqual([]);
    expect(report.languages["en-US"]?.["node_q"]).toMatchObject({ typical: { exact: true }, worst: { exact: false } });
    expect(report.languages["en-US"]?.["node_m"]?.best.from).toBe("node_start");
  });

  it("never lets the best caller need longer than the typical, nor the typical longer than the worst", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        for (const efforts of Object.values(callerEffort(flow).languages))
          for (const { best, typical, worst } of Object.values(efforts)) {
            expect(best.seconds).toBeLessThanOrEqual(typical.seconds + 1e-9);
            expect(typical.seconds).toBeLessThanOrEqual(worst.seconds + 1e-9);
          }
      }),
    );
  });

  it("finds the least effort of all ways, and never less than the longest way without repeats", () => {
    const size = 6;
    const arbitraryEdges = fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
      maxLength: 12,
      selector: ([source, target]) => source * size + target,
    });
    fc.assert(
      fc.property(arbitraryEdges, fc.array(fc.nat(9), { minLength: size, maxLength: size }), (edges, spoken) => {
        const id = (n: number): string => `node_${n}`;
        const speaks = (n: number): number => spoken[n] ?? 0;
        const flow = large(
          Object.fromEntries(spoken.map((_, n) => [id(n), menu({ promptId: `prompt_${n}`, keys: KEYS, ...patient })])),
          edges.map(([source, target]) => ({ source: id(source), port: `key:${target}`, target: id(target) })),
        );
        const report = callerEffort(flow, { promptSeconds: (promptId) => speaks(Number(promptId.slice(7))) });
        const ways = waysWithoutRepeats(edges, 0);
        for (let node = 0; node < size; node += 1) {
          const effort = report.languages["en-US"]?.[id(node)];
          const to = ways.filter((way) => way.at(-1) === node).map((way) => way.slice(0, -1));
          // Even a menu that waits for nothing leaves the half second that a key takes.
          const costs = to.map((way) => way.reduce((sum, n) => sum + speaks(n) + 0.5, 0));
          if (effort === undefined) expect(to).toEqual([]);
          else {
            expect(effort.best.seconds).toBe(Math.min(...to.map((way) => way.length / 2)));
            expect(effort.worst.seconds).toBeGreaterThanOrEqual(Math.max(...costs));
            if (effort.worst.exact) expect(effort.worst.seconds).toBe(Math.max(...costs));
          }
        }
      }),
    );
  });

  it("ends on a chain of 50,000 blocks", () => {
    const links = Array.from({ length: 50_000 }, (_, n) => `node_${n}`);
    const chain = large(
      Object.fromEntries(links.map((id) => [id, message()])),
      links.slice(1).map((target, n) => ({ source: `node_${n}`, port: "next", target })),
    );
    expect(figures(chain, "node_49999")).toEqual({ best: [0, 0], typical: [499_990, 0], worst: [499_990, 0] });
  });

  it("ends on 300 blocks that all lead to one another", () => {
    const all = Array.from({ length: 300 }, (_, n) => `node_${n}`);
    const complete = large(
      Object.fromEntries(all.map((id) => [id, vendorBlock({ ports: all })])),
      all.flatMap((source) => all.map((target) => ({ source, port: target, target }))),
    );
    expect(figures(complete, "node_299")).toEqual({ best: [0, 0], typical: [0, 0], worst: [0, 0] });
  });
});
