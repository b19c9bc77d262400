import { effortToReach, type EffortOrder, type ReachEffort } from "@tonegraph/caller-time";
import {
  nodesAlong,
  reachableFrom,
  shortestPath,
  type Flow,
  type FlowGraph,
  type Goal,
  type Language,
  type NodeId,
} from "@tonegraph/flow-model";
import { rememberedSeconds } from "../prompt-seconds-memo.ts";
import { goalTargets, wayAround } from "./goal-ways.ts";

/** Why a goal is not met. */
export type GoalFailureReason =
  | "noSuchStart"
  | "noSuchEnd"
  | "unreachable"
  | "avoidable"
  | "tooManySeconds"
  | "tooManyKeys";

/** How a goal is not met: the gravest case, and where else it fails. */
export interface GoalFailure {
  readonly reason: GoalFailureReason;
  /** Where the case begins. */
  readonly from: NodeId;
  readonly language: Language;
  /**
   * The counter-example: the way that is too long; the way that avoids the goal; where it cannot be reached, the way to
   * where callers are then.
   */
  readonly path: readonly NodeId[];
  /** Seconds or key presses that it takes; null where nothing is counted. */
  readonly reached: number | null;
  /** The other nodes that it fails from, sorted. */
  readonly others: readonly NodeId[];
}

/** Whether a flow keeps a goal, in every language that the goal speaks of; null when it does. */
export function judgeGoal(flow: Flow, graph: FlowGraph, goal: Goal): GoalFailure | null {
  const starts = goalStarts(flow, graph, goal.from);
  const language = goal.language ?? flow.defaultLanguage;
  const nowhere = { from: flow.startNodeId, language, path: [], reached: null, others: [] };
  if (starts === null) return { ...nowhere, reason: "noSuchStart" };
  const targets = goalTargets(flow, graph, goal.to);
  if (targets.length === 0) return { ...nowhere, reason: "noSuchEnd" };
  const question = { flow, graph, goal, starts, targets };
  if (goal.kind === "always") return gravest(judgeAlways(question, language));
  const languages = goal.language === undefined ? flow.languages : [goal.language];
  return gravest(languages.flatMap((spoken) => judgeReach(question, spoken)));
}

interface Question {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly goal: Goal;
  readonly starts: readonly NodeId[];
  readonly targets: readonly NodeId[];
}

type Case = Omit<GoalFailure, "others">;

/** Menus that no call comes to are no start: they have a problem of their own. Null where the start does not exist. */
function goalStarts(flow: Flow, graph: FlowGraph, from: Goal["from"]): NodeId[] | null {
  if (from === undefined) return [flow.startNodeId];
  if (from !== "everyMenu") return Object.hasOwn(flow.nodes, from) ? [from] : null;
  return [...reachableFrom(graph, flow.startNodeId)].filter((nodeId) => flow.nodes[nodeId]?.kind === "menu");
}

function judgeAlways({ flow, graph, starts, targets }: Question, language: Language): Case[] {
  const wanted = new Set(targets);
  return starts.flatMap((from): Case[] => {
    const path = wayAround(flow, { graph, from, targets: wanted });
    return path === null ? [] : [{ reason: "avoidable", from, language, path, reached: null }];
  });
}

function judgeReach({ flow, graph, goal, starts, targets }: Question, language: Language): Case[] {
  const order: EffortOrder = goal.kind === "maxKeyPresses" ? "keys" : "seconds";
  const reach = effortToReach(flow, { language, targets, order, promptSeconds: secondsIn(flow) });
  return starts.flatMap((from): Case[] => {
    const effort = reach(from);
    if (effort === null)
      return [{ reason: "unreachable", from, language, path: wayTo(flow, graph, from), reached: null }];
    return exceeds(effort, goal).map((excess) => ({ ...excess, from, language, path: effort.path }));
  });
}

function exceeds({ seconds, keys }: ReachEffort, { kind, limit = Infinity }: Goal): Pick<Case, "reason" | "reached">[] {
  if (kind === "maxSeconds" && seconds > limit)
    return [{ reason: "tooManySeconds", reached: Math.round(seconds * 10) / 10 }];
  return kind === "maxKeyPresses" && keys > limit ? [{ reason: "tooManyKeys", reached: keys }] : [];
}

function secondsIn(flow: Flow): (promptId: string, language: Language) => number | null {
  return (promptId, language) => {
    const texts = flow.prompts[promptId]?.texts ?? {};
    const heardIn = Object.hasOwn(texts, language) ? language : flow.defaultLanguage;
    const text = texts[heardIn];
    return text ? rememberedSeconds(text, heardIn) : null;
  };
}

function wayTo(flow: Flow, graph: FlowGraph, to: NodeId): readonly NodeId[] {
  const way = shortestPath(graph, flow.startNodeId, { to });
  return way === undefined || way.length === 0 ? [to] : nodesAlong(way);
}

/** Of several cases the one that cannot be reached at all, else the one that takes most; then the first node id. */
function gravest(cases: readonly Case[]): GoalFailure | null {
  const weight = ({ reached }: Case): number => reached ?? Infinity;
  const [worst, ...rest] = [...cases].sort(
    (a, b) => (weight(a) === weight(b) ? 0 : weight(b) - weight(a)) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
  );
  if (!worst) return null;
  return { ...worst, others: [...new Set(rest.map(({ from }) => from))].filter((from) => from !== worst.from).sort() };
}
