import { dailyTime, type Advice, type HeatNode } from "@tonegraph/api-contract";
import {
  advise,
  FALLBACK_THRESHOLD,
  fallbackAdvice,
  type AdviceItem,
  type FlowFigures,
} from "@tonegraph/call-analytics";
import { applyCommand, nodeName, ok, type Command, type Flow, type Json, type Result } from "@tonegraph/flow-model";
import { compareVersions, destinationOf, type Comparison } from "@tonegraph/flow-simulator";
import { splitPromptText } from "@tonegraph/flow-validation";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import type { QueueStates } from "../ports.ts";
import { queueItems } from "../queue-items.ts";
import type { Reading } from "../reading.ts";
import { noteAdvice } from "./note-advice.ts";
import { prepareReading, type FiguresDependencies } from "./prepare-reading.ts";
import { readNodes } from "./read-heatmap.ts";
import { readCallFigures } from "./read-span.ts";

const DAY_MS = 86_400_000;
const LISTED = 20;
/** Simulating takes its time on the server: what promises most is tried, with a crowd that shows differences of a second. */
const TRIED = 5;
const SIMULATED_CALLERS = 200;

export interface AdviceDependencies extends FiguresDependencies {
  readonly queueStates: QueueStates;
}

/** What the last week's figures of the live version advise, and the vendor's queues. Nothing is applied by itself; who was advised what is written down. */
export async function readAdvice(
  { actor, place }: { readonly actor: Actor; readonly place: FlowOnTenant },
  dependencies: AdviceDependencies,
): Promise<Result<Advice, ApiFault>> {
  const { workspaceId } = actor;
  const prepared = await prepareReading({ workspaceId, place }, dependencies);
  if (!prepared.ok) return prepared;
  const reading = prepared.value;
  const { figures } = await readNodes(reading, dependencies.storage.in(workspaceId));
  const items = await adviceItems({ workspaceId, reading, nodes: figures.nodes }, dependencies);
  await noteAdvice({ workspaceId, actorId: actor.id, reading, nodes: figures.nodes, items }, dependencies);
  return ok({ items });
}

interface AdviceSubject {
  readonly workspaceId: string;
  readonly reading: Reading;
  readonly nodes: Readonly<Record<string, HeatNode>>;
}

async function adviceItems(
  { workspaceId, reading, nodes }: AdviceSubject,
  { storage, queueStates, flows }: AdviceDependencies,
): Promise<Advice["items"]> {
  const { flow, source, periods, span, place } = reading;
  const draft = (await flows.draft(workspaceId, place.flowId)) ?? flow;
  const notices = Object.entries(nodes).flatMap(([nodeId, node]) =>
    flow.nodes[nodeId]?.kind === "menu" ? fallbackItem({ nodeId, label: nodeName(flow, nodeId), node }) : [],
  );
  const queues = await queueItems({ workspaceId, place, flow, draft, figures: nodes }, queueStates);
  if (source.kind !== "calls") return [...queues, ...notices];
  const since = periods.findLast(({ version }) => version === place.version)?.since ?? span.from;
  const begun = Math.max(span.from.getTime(), since.getTime());
  const days = Math.max(1 / 24, (span.to.getTime() - begun) / DAY_MS);
  const called = await readCallFigures(reading, storage.in(workspaceId));
  const found = advise({ flow, figures: called, days, cutPrompt: splitPromptText }).slice(0, LISTED);
  const items = found.map((item, rank) => itemOf(item, rank < TRIED ? simulated(item, flow, called) : null));
  return [...items, ...queues, ...notices];
}

function itemOf(
  { kind, nodeId, title, gain, calls, commands }: AdviceItem,
  compared: Comparison | null,
): Advice["items"][number] {
  const largest = Math.max(Math.abs(gain.low), Math.abs(gain.high));
  return {
    kind,
    nodeId,
    title,
    expectedGain: gain.value,
    gain: { ...gain },
    calls,
    confidence: `between ${dailyTime(gain.low, largest)} and ${dailyTime(gain.high, largest)} of callers' time a day (95 %)`,
    commands: commands.map(asJson),
    ...(compared === null ? {} : { compared: comparisonOf(compared) }),
  };
}

/** The same made-up callers, who want what callers have come to, through the version as it is and as advised; null where there is nothing to try. */
function simulated({ commands }: AdviceItem, flow: Flow, called: FlowFigures): Comparison | null {
  if (commands.length === 0) return null;
  const changed = commands.reduce<Flow | null>((present, command) => {
    const applied = present === null ? null : applyCommand(present, command);
    return applied?.ok === true ? applied.value.flow : null;
  }, flow);
  return changed === null
    ? null
    : compareVersions(flow, changed, { callers: SIMULATED_CALLERS, wanted: wantedIn(flow, called) });
}

/** How many calls came to each destination: as many of the made-up callers want it. */
function wantedIn(flow: Flow, { nodes }: FlowFigures): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  for (const [nodeId, node] of Object.entries(flow.nodes)) {
    const key = destinationOf(node)?.key;
    if (key !== undefined) wanted.set(key, (wanted.get(key) ?? 0) + (nodes[nodeId]?.calls ?? 0));
  }
  return wanted;
}

function comparisonOf({ callers, before, after, words }: Comparison): NonNullable<Advice["items"][number]["compared"]> {
  const secondsOf = ({ all: { seconds } }: Comparison["before"]) => ({
    meanSeconds: seconds.mean,
    medianSeconds: seconds.median,
  });
  return { callers, before: secondsOf(before), after: secondsOf(after), words: [...words] };
}

/** Commands are plain data by their own schema. */
function asJson(command: Command): Json {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(JSON.stringify(command)) as Json;
}

interface MenuFigures {
  readonly nodeId: string;
  readonly label: string;
  readonly node: HeatNode;
}

/** Document 000's fixed threshold: a notice, whatever the number of calls; how sure it is stands beside it. */
function fallbackItem({ nodeId, label, node }: MenuFigures): Advice["items"] {
  if (node.rate === null) return [];
  const value = fallbackAdvice(node.rate);
  const share = `${Math.round(node.rate * 100)} %`;
  const title =
    value === "agent_priority_queue"
      ? `${share} of the callers at ${label} hang up, more than ${FALLBACK_THRESHOLD * 100} %: lead them to an agent's priority queue.`
      : `${share} of the callers at ${label} hang up, not more than ${FALLBACK_THRESHOLD * 100} %: the menu can stay as it is.`;
  const confidence = node.enough
    ? `between ${Math.round(node.low * 100)} and ${Math.round(node.high * 100)} % (95 %)`
    : "too few calls to be sure";
  return [{ kind: "fallback", nodeId, title, value, calls: node.entered, confidence, commands: [] }];
}
