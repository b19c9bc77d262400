import { promptSeconds } from "@tonegraph/caller-time";
import type { NodeOfKind } from "@tonegraph/flow-model";
import { durationsOf } from "../figures/histogram.ts";
import type { NodeFigures } from "../figures/node-figures.ts";
import { ENOUGH_CALLS } from "../heatmap/rate-of.ts";
import { gainOf, type AdviceItem, type AdviceSubject, type ExpectedGain } from "./advice-item.ts";
import { cutIntroduction, cutMessage, type Speaking } from "./cut-prompt.ts";
import { heardSeconds } from "./heard-prompt.ts";

/** Longer prompts lose callers: 20 s for a menu, 15 s for a message. Source: the thresholds of the lint rules. */
const LIMIT_SECONDS = { menu: 20, message: 15 } as const;

/** Shorten or split prompts that are too long, by the seconds that callers spend in them. */
export function shorterPromptAdvice(subject: AdviceSubject): readonly AdviceItem[] {
  const { flow, figures, days } = subject;
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): readonly AdviceItem[] => {
    if (node.kind !== "menu" && node.kind !== "message") return [];
    const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
    const seconds = heardSeconds(flow, node.promptId);
    const limit = LIMIT_SECONDS[node.kind];
    if (seen === undefined || seconds === null || seconds <= limit || seen.calls < ENOUGH_CALLS) return [];
    const { kept = null, commands = [] } = spareOf({ flow, nodeId, node }, limit, subject.cutPrompt) ?? {};
    const title = titleOf(node, { seconds, limit, kept });
    const gain = gainOfLess(seen, { kind: node.kind, seconds, kept: kept ?? limit }, days);
    return [{ kind: "shorterPrompt", nodeId, title, gain, calls: seen.calls, commands }];
  });
}

/** A message that is cut ends earlier; a menu in fewer words says every option earlier. */
function gainOfLess(
  seen: NodeFigures,
  { kind, seconds, kept }: { readonly kind: "menu" | "message"; readonly seconds: number; readonly kept: number },
  days: number,
): ExpectedGain {
  let [sum, squares] = [0, 0];
  for (const { seconds: stayed, count } of durationsOf(seen.seconds)) {
    const heard = Math.min(stayed, seconds);
    const saved = kind === "message" ? Math.max(0, heard - kept) : heard * (1 - kept / seconds);
    sum += saved * count;
    squares += saved * saved * count;
  }
  return gainOf(sum, squares, days);
}

function spareOf(
  { flow, nodeId, node }: Speaking<"message" | "menu">,
  limit: number,
  cutPrompt: AdviceSubject["cutPrompt"],
): { readonly kept: number; readonly commands: AdviceItem["commands"] } | null {
  if (cutPrompt === undefined) return null;
  const cut =
    node.kind === "menu"
      ? cutIntroduction({ flow, nodeId, node }, { limit, cutPrompt })
      : cutMessage({ flow, nodeId, node }, { limit, cutPrompt });
  const kept = cut === null ? null : promptSeconds(cut.stays, flow.defaultLanguage);
  return cut === null || kept === null ? null : { kept, commands: [cut.command] };
}

function titleOf(
  { kind, label }: NodeOfKind<"menu"> | NodeOfKind<"message">,
  { seconds, limit, kept }: { readonly seconds: number; readonly limit: number; readonly kept: number | null },
): string {
  const length = `${label} is ${Math.round(seconds)} s long; callers bear about ${limit} s`;
  if (kind === "menu" && kept === null) return `${length}: offer fewer options or say them in fewer words.`;
  if (kind === "menu")
    return `${length}: leave away what is said before the first option, ${Math.round(seconds - (kept ?? seconds))} s. It waits in a block beside it until you know where callers need it.`;
  if (kept === null) return `${length}: shorten it or split it.`;
  return `${length}: split it behind the sentence that ends at ${Math.round(kept)} s. The rest waits in a block beside it until you know where callers need it.`;
}
