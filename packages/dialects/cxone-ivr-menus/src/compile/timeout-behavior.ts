import { type FlowNode } from "@tonegraph/flow-model";
import { aKind, nameOf } from "@tonegraph/vendor-kit";
import { isDocumented } from "../vendor-block.ts";
import type { WireDestination, WireTimeoutBehavior } from "../wire.ts";
import { destinationOf, destinationOfFallback } from "./destination-of.ts";
import type { MenuContext } from "./dtmf-mappings.ts";

// Stands where the vendor wants a destination and the drawing has none; always beside an `unsupported` item.
const NO_DESTINATION: WireDestination = { type: "agent", id: "" };

/** What happens to a silent caller. The vendor has one exit for silence and wrong keys together. */
export function timeoutBehavior(context: MenuContext): WireTimeoutBehavior {
  reportNoMatch(context);
  reportExtraPrompts(context);
  const { timeoutMs, maxRepeats } = context.part.menu.noInput;
  const { action, fallbackDestination } = exitOf(context);
  return { noInputTimeoutMs: timeoutMs, action, maxRepeats, fallbackDestination };
}

function exitOf(context: MenuContext): Pick<WireTimeoutBehavior, "action" | "fallbackDestination"> {
  const { flow, graph, part, report } = context;
  const nodeId = part.menuId;
  const targetId = graph.edgeOn(nodeId, "noInput")?.target;
  const target: FlowNode | undefined = targetId === undefined ? undefined : flow.nodes[targetId];
  if (targetId === undefined || target === undefined) {
    const words = `CXone must know where a silent caller of ${nameOf(flow, nodeId)} goes. Connect “no input”.`;
    report.add("unsupported", "silence-without-target", { nodeId, words });
    return { action: "repeat", fallbackDestination: NO_DESTINATION };
  }
  if (target.kind === "hangup") {
    const fallback = destinationOfFallback(flow.fallback);
    if (fallback === null) {
      const words =
        `CXone wants a destination even where silent callers of ${nameOf(flow, nodeId)} are hung up on. ` +
        `Set the flow's fallback to a queue, an agent or a number.`;
      report.add("unsupported", "hang-up-without-fallback", { nodeId, words });
    }
    return { action: "hangup", fallbackDestination: fallback ?? NO_DESTINATION };
  }
  const destination = destinationOf(target);
  if (destination === null || !isDocumented(destination)) {
    const words =
      `CXone hands silent callers to a queue, an agent or a number, or hangs up; “no input” of ${nameOf(flow, nodeId)} ` +
      `leads to ${nameOf(flow, targetId)}, ${aKind(target.kind)}.`;
    report.add("unsupported", "destination-not-supported", {
      nodeId,
      words,
      params: { port: "noInput", kind: target.kind },
    });
  }
  return { action: "repeat", fallbackDestination: destination ?? NO_DESTINATION };
}

function reportNoMatch({ flow, graph, part, report }: MenuContext): void {
  const silence = graph.edgeOn(part.menuId, "noInput")?.target;
  const wrongKey = graph.edgeOn(part.menuId, "noMatch")?.target;
  if (wrongKey !== silence) {
    const words =
      wrongKey === undefined
        ? `CXone has no separate “no match”: a wrong key in ${nameOf(flow, part.menuId)} goes the way of the time-out.`
        : `CXone has no separate “no match”: both exits of ${nameOf(flow, part.menuId)} become the time-out target, not ${nameOf(flow, wrongKey)}.`;
    report.add("approximated", "no-separate-no-match", { nodeId: part.menuId, words });
  }
  const { noInput, noMatch } = part.menu;
  if (noInput.maxRepeats === noMatch.maxRepeats) return;
  const words = `CXone counts silence and wrong keys together: ${nameOf(flow, part.menuId)} is repeated ${noInput.maxRepeats} times for both, not ${noMatch.maxRepeats} times after a wrong key.`;
  report.add("approximated", "one-repeat-count", { nodeId: part.menuId, words });
}

function reportExtraPrompts({ flow, part, report }: MenuContext): void {
  const { noInput, noMatch } = part.menu;
  for (const [what, promptId] of [
    ["silence", noInput.promptId],
    ["a wrong key", noMatch.promptId],
  ] as const) {
    if (promptId === undefined || promptId === "") continue;
    const words = `CXone repeats the menu's own words after ${what}; the prompt of its own in ${nameOf(flow, part.menuId)} is not sent.`;
    report.add("dropped", "retry-prompt", { nodeId: part.menuId, words, params: { promptId } });
  }
}
