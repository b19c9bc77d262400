import { callerEffort } from "@tonegraph/caller-time";
import { customerSupportMenu, globalSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../document/flow-document.ts";
import { startValidation, type WorkerLine } from "../document/validation-client.ts";
import type { WorkerAnswer } from "../document/validation-protocol.ts";
import { flowArrivals, nodeEffort } from "./flow-effort.ts";
import { createValidationSession } from "./validation-session.ts";

describe("flowArrivals", () => {
  it("are the typical figures of the default language", () => {
    const flow = globalSupportMenu();
    const efforts = callerEffort(flow).languages[flow.defaultLanguage] ?? {};
    const arrivals = flowArrivals(flow);
    expect(Object.keys(arrivals)).toEqual(Object.keys(efforts));
    for (const [nodeId, { typical }] of Object.entries(efforts))
      expect(arrivals[nodeId]).toEqual({ seconds: typical.seconds, keys: typical.keys });
  });
});

describe("nodeEffort", () => {
  const flow = customerSupportMenu();

  it("is what it takes to the block, and from there to every end, nearest first", () => {
    const [english] = nodeEffort(flow, "node_main_menu");
    if (!english?.arrival) throw new Error("no call comes to the menu");
    const { arrival, ends, endCount } = english;
    const whole = callerEffort(flow).languages["en-US"] ?? {};
    expect(arrival).toEqual(whole["node_main_menu"]);
    expect(ends).toHaveLength(endCount);
    expect(endCount).toBeGreaterThan(1);
    const seconds = ends.map(({ effort }) => effort.typical.seconds);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    const fromStart = seconds.map((behind) => arrival.typical.seconds + behind);
    for (const [place, { nodeId }] of ends.entries())
      expect(fromStart[place]).toBeCloseTo(whole[nodeId]?.typical.seconds ?? -1, 6);
  });

  it("has no arrival where no call comes, and no ends behind an end", () => {
    const lone = { ...flow, connections: {} };
    expect(nodeEffort(lone, "node_sales")).toMatchObject([{ arrival: null, ends: [], endCount: 0 }]);
  });
});

describe("asking the worker", () => {
  it("is about the flow as it is drawn", async () => {
    const session = createValidationSession({ profiles: [], now: () => 0 });
    let listener: (answer: WorkerAnswer) => void = () => undefined;
    const line: WorkerLine = {
      post: (request) => queueMicrotask(() => listener(structuredClone(session.handle(structuredClone(request))))),
      listen: (told) => {
        listener = told;
      },
      restart: () => Promise.resolve(),
      close: () => undefined,
    };
    const document = createFlowDocument(customerSupportMenu());
    const validation = startValidation(document, line);
    document.dispatch({ type: "setFlowFields", set: { name: "Later" } });
    const { flow } = document.store.getState();
    expect(await validation.arrivals()).toEqual(flowArrivals(flow));
    expect(await validation.effort("node_main_menu")).toEqual(nodeEffort(flow, "node_main_menu"));

    const variable = { type: "string", default: "" } as const;
    document.dispatch({ type: "setVariable", name: "old", variable });
    const renamed = validation.rename("old", "fresh");
    document.dispatch({ type: "setVariable", name: "other", variable });
    const commands = await renamed;
    document.dispatch({ type: "batch", label: "Rename", commands: [...(commands ?? [])] });
    expect(Object.keys(document.store.getState().flow.variables)).toEqual(["fresh", "other"]);
    expect(await validation.rename("fresh", "other")).toBeNull();
  });
});
