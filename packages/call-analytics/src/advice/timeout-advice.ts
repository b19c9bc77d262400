import type { Command, FlowNode, NoInput } from "@tonegraph/flow-model";
import { durationsOf } from "../figures/histogram.ts";
import type { NodeFigures } from "../figures/node-figures.ts";
import { own } from "../figures/own-count.ts";
import { ENOUGH_CALLS } from "../heatmap/rate-of.ts";
import { gainOf, type AdviceItem, type AdviceSubject } from "./advice-item.ts";
import { heardSeconds } from "./heard-prompt.ts";
import { askedAgainForSlowness, asksPerAnswer, SHORTEST_MS, slowCallers, USUAL_MS } from "./slow-callers.ts";

/** Waiting longer than 10 s for a key is unusual. Source: the thresholds of the lint rules. */
const LONGEST_MS = 10_000;
/** So much of an estimated gain is above chance, or nothing is advised. */
const SURE_SHARE = 0.75;

type Listening = FlowNode & { readonly promptId: string; readonly noInput: NoInput };

/** Wait less where silent callers wait long, and longer where callers are cut short. */
export function timeoutAdvice({ flow, figures, days }: AdviceSubject): readonly AdviceItem[] {
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): readonly AdviceItem[] => {
    const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
    if (!isListening(node) || seen === undefined || seen.calls < ENOUGH_CALLS) return [];
    const prompt = heardSeconds(flow, node.promptId) ?? 0;
    const asking = { prompt, words: heardSeconds(flow, node.noInput.promptId) ?? 0 };
    const found = advised(node, seen, asking);
    if (found === null) return [];
    const gain = gainOf(found.sum, found.variance, days);
    // Who is slow and who has nothing to say is an estimate: most of the gain shall be sure.
    if (gain.low <= (found.kind === "raiseTimeout" ? gain.value * SURE_SHARE : 0) || gain.value <= 0) return [];
    const { maxRepeats, promptId } = node.noInput;
    const noInput = { maxRepeats, timeoutMs: USUAL_MS, ...(promptId === undefined ? {} : { promptId }) };
    const command: Command = { type: "setNodeFields", nodeId, set: { noInput } };
    const { kind, title } = found;
    return [{ kind, nodeId, title, gain, calls: seen.calls, commands: [command] }];
  });
}

/** Seconds of the question, and of what is said before it after silence. */
interface Asking {
  readonly prompt: number;
  readonly words: number;
}

interface Found {
  readonly kind: "lowerTimeout" | "raiseTimeout";
  readonly title: string;
  readonly sum: number;
  readonly variance: number;
}

function advised(node: Listening, seen: NodeFigures, asking: Asking): Found | null {
  const { timeoutMs } = node.noInput;
  if (timeoutMs > LONGEST_MS) return lower(node, seen, asking);
  return timeoutMs < SHORTEST_MS ? raise(node, seen, asking) : null;
}

/** Every silence is shorter; who answered only then is asked again. */
function lower({ label, noInput }: Listening, seen: NodeFigures, { prompt, words }: Asking): Found {
  const [waits, usual] = [noInput.timeoutMs / 1000, USUAL_MS / 1000];
  const silences = sumOf(seen.noInput);
  const long = durationsOf(seen.seconds).reduce(
    (sum, { seconds, count }) => sum + (seconds > prompt + usual && seconds < prompt + waits ? count : 0),
    0,
  );
  // Who was asked again was there as long without having answered late.
  const late = Math.max(0, long - own(seen.noInput, "1") - own(seen.noMatch, "1"));
  const saved = waits - usual;
  return {
    kind: "lowerTimeout",
    title: `${label} waits ${waits} s for a key. ${silences} times callers said nothing until then: wait ${usual} s.`,
    sum: silences * saved - late * (words + prompt),
    variance: silences * saved * saved + late * (words + prompt) ** 2,
  };
}

/**
 * Callers who were slow needed more time, not the prompt once more. How many they are shows in how many are silent again:
 * the fewer, the more of them. Who is slow answers in time then; everybody else's silence lasts longer.
 */
function raise({ label, noInput }: Listening, seen: NodeFigures, { prompt, words }: Asking): Found {
  const [waits, usual] = [noInput.timeoutMs / 1000, USUAL_MS / 1000];
  const { slow, unsure } = slowCallers(seen);
  const silences = Math.max(0, sumOf(seen.noInput) - slow);
  const asks = asksPerAnswer(seen, own(seen.noMatch, "1"));
  const each = askedAgainForSlowness({ waits, usual }, (words + prompt) * asks);
  const cost = usual - waits;
  return {
    kind: "raiseTimeout",
    title: `${label} waits only ${waits} s for a key, and about ${Math.round(slow)} times callers would have answered a little later: wait ${usual} s.`,
    sum: slow * each - silences * cost,
    variance: (unsure * (each + cost)) ** 2,
  };
}

function isListening(node: FlowNode): node is Listening {
  return "noInput" in node && "promptId" in node;
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
