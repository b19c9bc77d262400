// Callers walk a flow in virtual time; what they do is told as visits, which figures are counted from.
import type { CallStub, Flow, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { createSimulator, type CallSetup, type CallState } from "@tonegraph/flow-simulator";
import { seededNumbers } from "../seeded-numbers.ts";
import { createCallRecord } from "./call-record.ts";
import { createCaller, USUAL_HABITS, type CallerTraits, type CallerHabits } from "./caller.ts";
import { goalKey, goalsOf } from "./goals.ts";
import { joinFlow, type FindFlow } from "./joined-flow.ts";
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

/** A stay of a call in a sub-flow, from its first block to where it goes back or ends: a call of that flow. */
export interface InnerCall {
  readonly flowId: string;
  readonly visits: readonly Visit[];
}

/** What one call did, in the flow that was called and in those that it ran. */
export interface FollowedCall {
  readonly visits: readonly Visit[];
  readonly inner: readonly InnerCall[];
}

/** Calls through one flow. */
export interface Walker {
  /** The flows that it runs, and those that they run. */
  readonly runs: ReadonlySet<string>;
  /** The visits of one call in the flow itself, in order; a stay in a sub-flow is a visit of the block that runs it. */
  walk(call: PlannedCall): readonly Visit[];
  /** The same, with what the call did in sub-flows. */
  follow(call: PlannedCall): FollowedCall;
}

/** What is around a flow. */
export interface Surroundings {
  /** Queues, agents and numbers that nobody answers any more, as `queue:sales`. */
  readonly closed?: ReadonlySet<string>;
  readonly findFlow?: FindFlow;
  readonly habits?: CallerHabits;
  /** How the request of a block is answered, by its id in its own flow; null: by chance. */
  readonly answer?: (nodeId: NodeId, request: NodeOfKind<"httpRequest">) => CallStub | null;
  /**
   * What was live before: those who know the menu by heart know that one, and whoever comes to somebody else than they
   * wanted calls again at once, and listens. Both calls are told as one.
   */
  readonly former?: Flow;
}

/** Somebody who has come by this many blocks and questions is going round in circles. */
const MAX_VISITS = 200;
/** The share of requests to web services that fail. */
const FAILING_REQUESTS = 0.02;
/** How long results take that come behind a 202, at most. */
const LATEST_RESULT_MS = 10_000;

/** Blocks that do the same at any time of the day: a flow of these alone is walked without a clock, which is quicker. */
const TIMELESS = new Set<string>([
  "start",
  "message",
  "menu",
  "language",
  "subflow",
  "queue",
  "agent",
  "externalNumber",
  "hangup",
]);

/** Makes a flow ready for callers. */
export function createWalker(flow: Flow, surroundings: Surroundings = {}): Walker {
  const { closed = new Set(), findFlow = () => null, habits = USUAL_HABITS, former } = surroundings;
  const { answer = () => null } = surroundings;
  const { subflows, whole, places, elsewhere } = joinFlow(flow, findFlow);
  const simulator = createSimulator(flow, { maxVisits: MAX_VISITS, subflows });
  const goals = goalsOf(whole);
  const requests = Object.entries(whole.nodes).flatMap(([nodeId, node]): Asked[] =>
    node.kind === "httpRequest" ? [{ nodeId, node, given: answer(places.get(nodeId)?.nodeId ?? nodeId, node) }] : [],
  );
  const shut = knownStubs(whole, closed, elsewhere);
  const needsClock = Object.values(whole.nodes).some(({ kind }) => !TIMELESS.has(kind));
  const traits: CallerTraits = {
    habits,
    ...(former === undefined ? {} : { remembered: goalsOf(former, goals).choices }),
  };

  /** What they wanted, where somebody else has answered. */
  const missedGoal = ({ end }: CallState, wish: number): number | null => {
    const reached = end === null ? null : goalKey(whole.nodes[end.nodeId]);
    return reached !== null && wish >= 0 && goals.keys[wish] !== reached ? wish : null;
  };
  const callOnce = ({ callId, beginMs, words, load }: PlannedCall, who: CallerTraits): OneCall => {
    const random = seededNumbers(words);
    const caller = createCaller({ flow: whole, goals, traits: who }, random);
    const record = createCallRecord({ callId, beginMs, places });
    const failing = habits.failingRequests ?? FAILING_REQUESTS;
    const stubs = requests.length === 0 ? shut : { ...shut, ...answersTo(requests, failing, random) };
    const { state } = simulator.walk({
      setup: setupOf(needsClock ? beginMs : null, stubs),
      decide: (present) => caller.decide(present, record.doings()),
      observer: {
        enter(nodeId, atMs, within) {
          record.enter(nodeId, atMs, within.length);
          caller.arrive(nodeId);
        },
        leave: record.leave,
        fail: record.fail,
      },
    });
    const end = endOf(state, whole);
    const wait = end === "handedOver" ? queueWait(load, random) : null;
    const isLost = end === "lost" || wait?.isLost === true;
    const endMs = state.atMs + (wait?.ms ?? 0);
    const visited = record.end(endMs, { kind: isLost ? "hungUp" : "ended" });
    return { ...visited, endMs, missed: isLost ? null : missedGoal(state, caller.wish()) };
  };
  const follow: Walker["follow"] = (call) => {
    const first = callOnce(call, traits);
    if (former === undefined || first.missed === null) return first;
    const beginMs = call.beginMs + Math.round(first.endMs);
    const again = { ...call, beginMs, words: `${call.words} again` };
    const second = callOnce(again, { habits: USUAL_HABITS, again: { wish: first.missed } });
    const later = second.visits.map((visit, place) => ({ ...visit, index: first.visits.length + place }));
    return { visits: [...first.visits, ...later], inner: [...first.inner, ...second.inner] };
  };
  return { runs: new Set(Object.keys(subflows)), follow, walk: (call) => follow(call).visits };
}

interface OneCall extends FollowedCall {
  /** Milliseconds since the call began. */
  readonly endMs: number;
  /** What they wanted, where somebody else answered. */
  readonly missed: number | null;
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

interface Asked {
  readonly nodeId: NodeId;
  readonly node: NodeOfKind<"httpRequest">;
  /** How it is answered whatever chance says; null: by chance. */
  readonly given: CallStub | null;
}

function answersTo(
  requests: readonly Asked[],
  failing: number,
  random: () => number,
): Readonly<Record<NodeId, CallStub>> {
  const answers = requests.map(({ nodeId, node: { asyncCallback }, given }): [NodeId, CallStub] => {
    const [fails, delayMs] = [random() < failing, Math.round(120 + random() * 500)];
    if (given !== null) return [nodeId, "status" in given ? { ...given, delayMs } : given];
    if (asyncCallback === undefined) return [nodeId, { status: fails ? 503 : 200, delayMs }];
    const afterMs = Math.round(random() * Math.min(asyncCallback.maxWaitMs, LATEST_RESULT_MS));
    return [nodeId, { status: 202, delayMs, ...(fails ? {} : { callback: { afterMs: Math.max(0, afterMs) } }) }];
  });
  return Object.fromEntries(answers);
}

/** Who is away, and flows that answer in their own way. */
function knownStubs(
  flow: Flow,
  closed: ReadonlySet<string>,
  elsewhere: readonly NodeId[],
): Readonly<Record<NodeId, CallStub>> | null {
  if (closed.size === 0 && elsewhere.length === 0) return null;
  const stubs = Object.entries(flow.nodes).flatMap(([nodeId, node]): [NodeId, CallStub][] => {
    if (node.kind === "queue" && closed.has(`queue:${node.queueId}`)) return [[nodeId, { queue: "closed" }]];
    if (node.kind === "agent" && closed.has(`agent:${node.agentId}`)) return [[nodeId, { transfer: "noAnswer" }]];
    return [];
  });
  stubs.push(...elsewhere.map((nodeId): [NodeId, CallStub] => [nodeId, { port: "next" }]));
  return stubs.length === 0 ? null : Object.fromEntries(stubs);
}
