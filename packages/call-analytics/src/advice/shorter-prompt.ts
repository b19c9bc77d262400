import { durationsOf } from "../figures/histogram.ts";
import { ENOUGH_CALLS } from "../heatmap/rate-of.ts";
import { gainOf, type AdviceItem, type AdviceSubject } from "./advice-item.ts";
import { heardSeconds } from "./heard-prompt.ts";

/** Longer prompts lose callers: 20 s for a menu, 15 s for a message. Source: the thresholds of the lint rules. */
const LIMIT_SECONDS = { menu: 20, message: 15 } as const;

/** Shorten or split prompts that are too long, by the seconds that callers spend in them. */
export function shorterPromptAdvice({ flow, figures, days }: AdviceSubject): readonly AdviceItem[] {
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): readonly AdviceItem[] => {
    if (node.kind !== "menu" && node.kind !== "message") return [];
    const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
    const seconds = heardSeconds(flow, node.promptId);
    const limit = LIMIT_SECONDS[node.kind];
    if (seen === undefined || seconds === null || seconds <= limit || seen.calls < ENOUGH_CALLS) return [];
    const share = 1 - limit / seconds;
    let [sum, squares] = [0, 0];
    for (const { seconds: stayed, count } of durationsOf(seen.seconds)) {
      const saved = Math.min(stayed, seconds) * share;
      sum += saved * count;
      squares += saved * saved * count;
    }
    const what = node.kind === "menu" ? "offer fewer options or say them in fewer words" : "shorten it or split it";
    return [
      {
        kind: "shorterPrompt",
        nodeId,
        title: `${node.label} is ${Math.round(seconds)} s long; callers bear about ${limit} s: ${what}.`,
        gain: gainOf(sum, squares, days),
        calls: seen.calls,
        commands: [],
      },
    ];
  });
}
