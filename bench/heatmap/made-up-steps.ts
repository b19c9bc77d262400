import type { Leaving, Visit } from "@tonegraph/call-analytics";
import { buildFlowGraph, type Flow } from "@tonegraph/flow-model";
import { seededRandom } from "../inputs/seeded-random.ts";

const HOUR_MS = 3_600_000;
const HANGS_UP = 0.05;
const LONGEST_CALL = 30;

interface Exit {
  readonly port: string;
  readonly target: string;
}

type Stay = Pick<Visit, "index" | "nodeId" | "enteredMs" | "leaving">;

/** Calls that wander through a flow by chance; made of the graph alone, so that making them costs little beside counting them. */
export function stepsThrough(flow: Flow, seed: number): (fromMs: number, steps: number) => Visit[][] {
  const graph = buildFlowGraph(flow);
  const exits = new Map(
    graph.nodeIds.map((nodeId): [string, Exit[]] => [
      nodeId,
      graph.outgoing(nodeId).map(({ port, target }) => ({ port, target })),
    ]),
  );
  const random = seededRandom(seed);
  let made = 0;

  const exitFrom = (nodeId: string, steps: number): Exit | "hungUp" | "ended" => {
    const found = exits.get(nodeId) ?? [];
    if (nodeId !== flow.startNodeId && (random() < HANGS_UP || steps > LONGEST_CALL)) return "hungUp";
    return found[Math.floor(random() * found.length)] ?? "ended";
  };
  const visitOf = ({ index, nodeId, enteredMs, leaving }: Stay): Visit => ({
    callId: `${made}`,
    index,
    nodeId,
    enteredMs,
    leftMs: enteredMs + Math.floor(1000 * 2 ** (random() * 6)),
    leaving,
    noInputs: random() < 0.05 ? 1 : 0,
    noMatches: random() < 0.05 ? 1 : 0,
    keys: leaving.kind === "port" && leaving.port.startsWith("key:") ? leaving.port.slice(4) : "",
  });
  const makeCall = (begun: number): Visit[] => {
    const call: Visit[] = [];
    let [nodeId, atMs]: [string | null, number] = [flow.startNodeId, begun];
    while (nodeId !== null) {
      const exit = exitFrom(nodeId, call.length);
      const leaving: Leaving = typeof exit === "string" ? { kind: exit } : { kind: "port", port: exit.port };
      const visit = visitOf({ index: call.length, nodeId, enteredMs: atMs, leaving });
      call.push(visit);
      atMs = visit.leftMs;
      nodeId = typeof exit === "string" ? null : exit.target;
    }
    made += 1;
    return call;
  };

  return (fromMs, wanted) => {
    const calls: Visit[][] = [];
    for (let steps = 0; steps < wanted;) {
      const call = makeCall(fromMs + Math.floor(random() * HOUR_MS));
      steps += call.length;
      calls.push(call);
    }
    return calls;
  };
}
