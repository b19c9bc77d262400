import type { CallStub, Flow } from "@tonegraph/flow-model";
import { agent, externalNumber, flowOf, hangup, queue, vendorBlock, voicemail } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createSimulator } from "../create-simulator.ts";
import { runCall } from "../run-call.ts";
import type { CallEnd } from "../call-state.ts";

const node = {
  queue: queue("queue_a"),
  agent: agent("agent_a"),
  externalNumber: externalNumber("+12025550100"),
  voicemail: voicemail(),
  hangup: hangup(),
  vendorBlock: vendorBlock({ ports: ["left", "right"] }),
  terminalBlock: vendorBlock({ terminal: true, ports: [] }),
};
const fallback = { kind: "agent", agentId: "agent_b" } as const;

type Way = "none" | "exit" | "fallback";

function flowWith(kind: keyof typeof node, way: Way): Flow {
  const ports = ["unavailable", "failed", "left", "right"];
  return flowOf({
    nodes: { node_x: node[kind], node_exit: hangup() },
    wires: ["node_start -> node_x", ...(way === "exit" ? ports.map((port) => `node_x.${port} -> node_exit`) : [])],
    ...(way === "fallback" ? { flow: { fallback } } : {}),
  });
}

interface Case {
  readonly stub?: CallStub;
  readonly way?: Way;
  readonly end: Partial<CallEnd>;
}

describe("blocks that hand the caller over", () => {
  it.each<[keyof typeof node, Case]>([
    ["queue", { end: { nodeId: "node_x", kind: "queue", reason: "terminal", atMs: 0 } }],
    ["queue", { stub: { queue: "open" }, way: "exit", end: { nodeId: "node_x", kind: "queue" } }],
    ["queue", { stub: { queue: "closed" }, way: "exit", end: { nodeId: "node_exit" } }],
    ["queue", { stub: { queue: "full" }, way: "exit", end: { nodeId: "node_exit" } }],
    [
      "queue",
      { stub: { queue: "full" }, way: "fallback", end: { nodeId: "node_x", kind: "agent", reason: "terminal" } },
    ],
    ["queue", { stub: { queue: "full" }, end: { nodeId: "node_x", kind: "queue", reason: "fault" } }],
    ["agent", { end: { kind: "agent", reason: "terminal", atMs: 0 } }],
    [
      "agent",
      { stub: { transfer: "answered", afterMs: 7000 }, end: { kind: "agent", reason: "terminal", atMs: 7000 } },
    ],
    ["agent", { stub: { transfer: "noAnswer" }, way: "exit", end: { nodeId: "node_exit", atMs: 20_000 } }],
    ["agent", { stub: { transfer: "busy" }, way: "fallback", end: { kind: "agent", reason: "terminal", atMs: 1000 } }],
    ["externalNumber", { stub: { transfer: "busy", afterMs: 0 }, way: "exit", end: { nodeId: "node_exit", atMs: 0 } }],
    ["externalNumber", { stub: { transfer: "noAnswer" }, end: { reason: "fault", kind: "externalNumber" } }],
    ["voicemail", { end: { kind: "voicemail", reason: "terminal", done: false } }],
    ["hangup", { end: { kind: "hangup", reason: "terminal", done: true } }],
    ["vendorBlock", { way: "exit", end: { nodeId: "node_exit" } }],
    ["vendorBlock", { stub: { port: "right" }, way: "exit", end: { nodeId: "node_exit" } }],
    ["vendorBlock", { stub: { port: "gone" }, way: "exit", end: { nodeId: "node_x", reason: "fault" } }],
    ["terminalBlock", { end: { nodeId: "node_x", kind: "vendorBlock", reason: "terminal" } }],
  ])("%s with %j", (kind, { stub, way = "none", end }) => {
    const setup = { stubs: stub ? { node_x: stub } : {} };
    expect(runCall(createSimulator(flowWith(kind, way)), { setup, inputs: [] }).end).toMatchObject(end);
  });

  it("takes the exit that a stub names, else a vendor block's first", () => {
    const portOf = (stubs: Record<string, CallStub>): string | undefined =>
      runCall(createSimulator(flowWith("vendorBlock", "exit")), { setup: { stubs }, inputs: [] }).steps[1]?.port;
    expect(portOf({})).toBe("left");
    expect(portOf({ node_x: { port: "right" } })).toBe("right");
  });
});
