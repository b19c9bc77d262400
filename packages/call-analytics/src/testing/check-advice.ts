// Whether advice keeps what it promises: the gain is worked out from some callers and measured with others, who call the
// version as it is and the version as advised.
import { promptSeconds } from "@tonegraph/caller-time";
import { applyCommand, type Flow, type NodeId } from "@tonegraph/flow-model";
import type { AdviceItem } from "../advice/advice-item.ts";
import { advise } from "../advice/advise.ts";
import { flowFacts } from "../figures/flow-facts.ts";
import { createTally } from "../figures/tally.ts";
import type { Visit } from "../figures/visit.ts";

/** A population that can call any flow; the same seed and place is the same caller. */
export type Population = (flow: Flow) => (seed: number, place: number) => readonly Visit[];

/** What a piece of advice promised, and what other callers gained. In caller seconds a day. */
export interface CheckedAdvice {
  readonly kind: AdviceItem["kind"];
  readonly nodeId: NodeId;
  readonly predicted: number;
  readonly low: number;
  readonly high: number;
  readonly simulated: number;
  /** Predicted against simulated: 0.1 is 10 % too much. */
  readonly difference: number;
}

interface AdviceCheck {
  readonly flow: Flow;
  readonly population: Population;
  /** The callers that advice is worked out from, and the others. */
  readonly seed: number;
  readonly heldBackSeeds: readonly number[];
  readonly callsPerDay: number;
}

/** Takes all advice on a flow and tries each by itself on the callers who were held back. Moved keys are left out: nobody here knows old ones. */
export function checkAdvice({
  flow,
  population,
  seed,
  heldBackSeeds,
  callsPerDay,
}: AdviceCheck): readonly CheckedAdvice[] {
  const tally = createTally(flowFacts(flow));
  const call = population(flow);
  for (let place = 0; place < callsPerDay; place += 1) tally.add(call(seed, place));
  const items = advise({ flow, figures: tally.figures(), days: 1 }).filter(({ kind }) => kind !== "keyOrder");
  return items.map(({ kind, nodeId, gain, commands }) => {
    const changed = kind === "shorterPrompt" ? withShorterPrompt(flow, nodeId) : commands.reduce(applied, flow);
    const spent = (some: Flow): number => {
      const walk = population(some);
      let seconds = 0;
      for (const held of heldBackSeeds) {
        for (let place = 0; place < callsPerDay; place += 1) seconds += secondsAt(walk(held, place), nodeId);
      }
      return seconds / heldBackSeeds.length;
    };
    const simulated = spent(flow) - spent(changed);
    const { value, low, high } = gain;
    return { kind, nodeId, predicted: value, low, high, simulated, difference: value / simulated - 1 };
  });
}

function applied(flow: Flow, command: AdviceItem["commands"][number]): Flow {
  const done = applyCommand(flow, command);
  if (!done.ok) throw new Error(`advice that cannot be followed: ${JSON.stringify(done.error)}`);
  return done.value.flow;
}

function secondsAt(visits: readonly Visit[], nodeId: NodeId): number {
  return visits.reduce(
    (sum, visit) => sum + (visit.nodeId === nodeId ? (visit.leftMs - visit.enteredMs) / 1000 : 0),
    0,
  );
}

/** What a person would do: the prompt in as few words as the advice wants. */
function withShorterPrompt(flow: Flow, nodeId: NodeId): Flow {
  const node = flow.nodes[nodeId];
  if (node?.kind !== "menu" && node?.kind !== "message") throw new Error(`${nodeId} says nothing`);
  const limit = node.kind === "menu" ? 20 : 15;
  const text = flow.prompts[node.promptId]?.texts[flow.defaultLanguage];
  if (text?.kind !== "speech") throw new Error(`${nodeId} is not spoken`);
  let words = text.text.split(" ");
  const seconds = (): number => promptSeconds({ kind: "speech", text: words.join(" ") }, flow.defaultLanguage) ?? 0;
  while (seconds() > limit) words = words.slice(0, -1);
  return applied(flow, {
    type: "setPromptText",
    promptId: node.promptId,
    language: flow.defaultLanguage,
    text: { kind: "speech", text: words.join(" ") },
  });
}
