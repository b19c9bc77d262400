// Whether advice keeps what it promises: the gain is worked out from some callers and measured with others, who call the
// version as it is and the version as advised.
import { promptSeconds } from "@tonegraph/caller-time";
import { applyCommand, type Flow, type NodeId } from "@tonegraph/flow-model";
import type { AdviceItem, AdviceSubject } from "../advice/advice-item.ts";
import { advise } from "../advice/advise.ts";
import { flowFacts } from "../figures/flow-facts.ts";
import { createTally } from "../figures/tally.ts";
import type { Visit } from "../figures/visit.ts";

/**
 * A population that can call any flow; the same seed and place is the same caller. `former` is the version that those who know
 * the menu by heart know; who comes to somebody else than they wanted calls again, told as the same call.
 */
export type Population = (flow: Flow, former?: Flow) => (seed: number, place: number) => readonly Visit[];

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
  readonly cutPrompt?: AdviceSubject["cutPrompt"];
}

/** Takes all advice on a flow and tries each by itself on the callers who were held back. */
export function checkAdvice({
  flow,
  population,
  seed,
  heldBackSeeds,
  callsPerDay,
  cutPrompt,
}: AdviceCheck): readonly CheckedAdvice[] {
  const tally = createTally(flowFacts(flow));
  const call = population(flow);
  for (let place = 0; place < callsPerDay; place += 1) tally.add(call(seed, place));
  const items = advise({ flow, figures: tally.figures(), days: 1, ...(cutPrompt === undefined ? {} : { cutPrompt }) });
  const held = (some: Flow, former?: Flow): readonly (readonly Visit[])[] => {
    const walk = population(some, former);
    return heldBackSeeds.flatMap((other) => Array.from({ length: callsPerDay }, (_, place) => walk(other, place)));
  };
  const asItIs = held(flow);
  return items.map(({ kind, nodeId, gain, commands }) => {
    const changed = commands.length === 0 ? withShorterPrompt(flow, nodeId) : commands.reduce(applied, flow);
    const spent = (calls: readonly (readonly Visit[])[]): number => {
      const seconds =
        kind === "keyOrder" ? secondsUntilServed : (visits: readonly Visit[]) => secondsAt(visits, nodeId);
      return calls.reduce((sum, visits) => sum + seconds(visits), 0) / heldBackSeeds.length;
    };
    // Who knows the menu by heart matters only where keys move.
    const former = kind === "keyOrder" ? flow : undefined;
    const before = former === undefined ? asItIs : held(flow, former);
    const simulated = spent(before) - spent(held(changed, former));
    const { value, low, high } = gain;
    return { kind, nodeId, predicted: value, low, high, simulated, difference: value / simulated - 1 };
  });
}

/** A wait for the right person is nobody's loss; one for somebody else, before the call is made again, is. */
function secondsUntilServed(visits: readonly Visit[]): number {
  return visits.reduce((sum, { leaving, enteredMs, leftMs }, place) => {
    const isServed = leaving.kind === "ended" && place === visits.length - 1;
    return isServed ? sum : sum + (leftMs - enteredMs) / 1000;
  }, 0);
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
