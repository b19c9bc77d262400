import type { Command, FlowNode, NoInput } from "@tonegraph/flow-model";
import { durationsOf } from "../figures/histogram.ts";
import type { NodeFigures } from "../figures/node-figures.ts";
import { own } from "../figures/own-count.ts";
import { ENOUGH_CALLS } from "../heatmap/rate-of.ts";
import { gainOf, type AdviceItem, type AdviceSubject } from "./advice-item.ts";
import { heardSeconds } from "./heard-prompt.ts";

/** Waiting longer than 10 s or less than 3 s for a key is unusual; 5 s is. Source: the thresholds of the lint rules. */
const LONGEST_MS = 10_000;
const SHORTEST_MS = 3000;
const USUAL_MS = 5000;

type Listening = FlowNode & { readonly promptId: string; readonly noInput: NoInput };

/** Wait less where silent callers wait long, and longer where callers are cut short. */
export function timeoutAdvice({ flow, figures, days }: AdviceSubject): readonly AdviceItem[] {
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): readonly AdviceItem[] => {
    const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
    if (!isListening(node) || seen === undefined || seen.calls < ENOUGH_CALLS) return [];
    const prompt = heardSeconds(flow, node.promptId) ?? 0;
    const { timeoutMs } = node.noInput;
    const found =
      timeoutMs > LONGEST_MS ? lower(node, seen, prompt) : timeoutMs < SHORTEST_MS ? raise(node, seen, prompt) : null;
    if (found === null || found.sum <= 0) return [];
    const { maxRepeats, promptId } = node.noInput;
    const noInput = { maxRepeats, timeoutMs: USUAL_MS, ...(promptId === undefined ? {} : { promptId }) };
    const command: Command = { type: "setNodeFields", nodeId, set: { noInput } };
    const { kind, title, sum, variance } = found;
    return [{ kind, nodeId, title, gain: gainOf(sum, variance, days), calls: seen.calls, commands: [command] }];
  });
}

interface Found {
  readonly kind: "lowerTimeout" | "raiseTimeout";
  readonly title: string;
  readonly sum: number;
  readonly variance: number;
}

/** Every silence is shorter; who answered only then is asked again. */
function lower({ label, noInput }: Listening, seen: NodeFigures, prompt: number): Found {
  const [waits, usual] = [noInput.timeoutMs / 1000, USUAL_MS / 1000];
  const silences = sumOf(seen.noInput);
  const late = durationsOf(seen.seconds).reduce(
    (sum, { seconds, count }) => sum + (seconds > prompt + usual && seconds < prompt + waits ? count : 0),
    0,
  );
  const saved = waits - usual;
  return {
    kind: "lowerTimeout",
    title: `${label} waits ${waits} s for a key. ${silences} times callers said nothing until then: wait ${usual} s.`,
    sum: silences * saved - late * prompt,
    variance: silences * saved * saved + late * prompt * prompt,
  };
}

/** Callers who answered after they had been asked again needed more time, not the prompt once more; one in two is taken to. */
function raise({ label, noInput }: Listening, seen: NodeFigures, prompt: number): Found {
  const [waits, usual] = [noInput.timeoutMs / 1000, USUAL_MS / 1000];
  const asked = own(seen.noInput, "1");
  const answered = Math.max(0, asked - own(seen.passed, "noInput"));
  const silent = sumOf(seen.noInput) - answered;
  const [spared, cost] = [answered * 0.5 * prompt, (silent + answered * 0.5) * (usual - waits)];
  // From nobody to everybody: twice the standard deviation is the whole range.
  const unsure = (answered * prompt) / 4;
  return {
    kind: "raiseTimeout",
    title: `${label} waits only ${waits} s for a key, and ${answered} times callers answered when they were asked again: wait ${usual} s.`,
    sum: spared - cost,
    variance: unsure * unsure,
  };
}

function isListening(node: FlowNode): node is Listening {
  return "noInput" in node && "promptId" in node;
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
