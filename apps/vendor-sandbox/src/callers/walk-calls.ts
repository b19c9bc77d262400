// Callers walk a flow in virtual time; what they do is told as visits, which figures are counted from.
import type { CallStub, Flow, NodeId } from "@tonegraph/flow-model";
import { createSimulator, type CallSetup, type CallState } from "@tonegraph/flow-simulator";
import { seededNumbers } from "../seeded-numbers.ts";
import { createCaller, type Doings } from "./caller.ts";
import { goalsOf } from "./goals.ts";
import { queueWait } from "./queue-wait.ts";
import type { Visit } from "@tonegraph/call-analytics";

/** One call that is to be made. */
export interface PlannedCall {
  readonly callId: string;
  /** Milliseconds since the epoch. */
  readonly beginMs: number;
  /** Who calls: the same words are the same caller. */
  readonly words: string;
  /** Between 0 and 1: how busy the queues are. */
  readonly load: number;
}

/** Calls through one flow. */
export interface Walker {
  /** The visits of one call, in order. */
  walk(call: PlannedCall): readonly Visit[];
}

/** Somebody who has come by this many blocks and questions is going round in circles. */
const MAX_VISITS = 200;
/** The share of requests to web services that fail. */
const FAILING_REQUESTS = 0.02;

/** Blocks that do the same at any time of the day: a flow of these alone is walked without a clock, which is quicker. */
const TIMELESS = new Set<string>([
  "start",
  "message",
  "menu",
  "language",
  "queue",
  "agent",
  "externalNumber",
  "hangup",
]);

interface OpenVisit {
  readonly nodeId: NodeId;
  readonly enteredMs: number;
}

/** Makes a flow ready for callers. `closed` are its queues, agents and numbers that nobody answers any more, as `queue:sales`. */
export function createWalker(flow: Flow, closed: ReadonlySet<string> = new Set()): Walker {
  const simulator = createSimulator(flow, { maxVisits: MAX_VISITS });
  const goals = goalsOf(flow);
  const requests = Object.keys(flow.nodes).filter((nodeId) => flow.nodes[nodeId]?.kind === "httpRequest");
  const shut = shutStubs(flow, closed);
  const needsClock = Object.values(flow.nodes).some(({ kind }) => !TIMELESS.has(kind));
  return {
    walk({ callId, beginMs, words, load }) {
      const random = seededNumbers(words);
      const caller = createCaller(flow, goals, random);
      const visits: Visit[] = [];
      let open: OpenVisit | null = null;
      let doings: Doings = { noInputs: 0, noMatches: 0, keys: "" };
      const close = (atMs: number, leaving: Visit["leaving"]): void => {
        if (open === null) return;
        const { nodeId, enteredMs } = open;
        const [entered, left] = [Math.round(beginMs + enteredMs), Math.round(beginMs + atMs)];
        visits.push({ callId, index: visits.length, nodeId, enteredMs: entered, leftMs: left, leaving, ...doings });
        open = null;
      };
      const stubs = stubsOf(requests, shut, random);
      const { state } = simulator.walk({
        setup: setupOf(needsClock ? beginMs : null, stubs),
        decide: (present) => caller.decide(present, doings),
        observer: {
          enter(nodeId, atMs) {
            open = { nodeId, enteredMs: atMs };
            doings = { noInputs: 0, noMatches: 0, keys: "" };
            caller.arrive(nodeId);
          },
          leave(_nodeId, port, atMs) {
            if (port === "noInput") doings.noInputs += 1;
            if (port === "noMatch") doings.noMatches += 1;
            close(atMs, { kind: "port", port });
          },
        },
      });
      const end = endOf(state, flow);
      const wait = end === "handedOver" ? queueWait(load, random) : null;
      const isLost = end === "lost" || wait?.isLost === true;
      close(state.atMs + (wait?.ms ?? 0), { kind: isLost ? "hungUp" : "ended" });
      return visits;
    },
  };
}

// A flow that cannot go on, or hangs up on somebody who asked for a person, leaves a caller who was not served.
function endOf({ end }: CallState, flow: Flow): "lost" | "handedOver" | "ended" {
  if (end === null || end.reason === "hungUp" || end.reason === "fault" || end.reason === "bound") return "lost";
  const kind = flow.nodes[end.nodeId]?.kind;
  if (end.kind === "hangup" && kind !== "hangup") return "lost";
  return kind === "queue" ? "handedOver" : "ended";
}

function setupOf(beginMs: number | null, stubs: CallSetup["stubs"] | null): CallSetup {
  const clock = beginMs === null ? {} : { clock: new Date(beginMs).toISOString() };
  return stubs === null || stubs === undefined ? clock : { ...clock, stubs };
}

function stubsOf(
  requests: readonly NodeId[],
  shut: Readonly<Record<NodeId, CallStub>> | null,
  random: () => number,
): Readonly<Record<NodeId, CallStub>> | null {
  if (requests.length === 0) return shut;
  const answers = requests.map((nodeId): [NodeId, CallStub] => [
    nodeId,
    { status: random() < FAILING_REQUESTS ? 503 : 200, delayMs: Math.round(120 + random() * 500) },
  ]);
  return { ...shut, ...Object.fromEntries(answers) };
}

function shutStubs(flow: Flow, closed: ReadonlySet<string>): Readonly<Record<NodeId, CallStub>> | null {
  if (closed.size === 0) return null;
  const stubs = Object.entries(flow.nodes).flatMap(([nodeId, node]): [NodeId, CallStub][] => {
    if (node.kind === "queue" && closed.has(`queue:${node.queueId}`)) return [[nodeId, { queue: "closed" }]];
    if (node.kind === "agent" && closed.has(`agent:${node.agentId}`)) return [[nodeId, { transfer: "noAnswer" }]];
    return [];
  });
  return stubs.length === 0 ? null : Object.fromEntries(stubs);
}
