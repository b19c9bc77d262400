import type { Flow, FlowGraph, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import { nameOf, type CompileReport } from "@tonegraph/vendor-kit";

/** Reports what is lost of a menu: the vendor waits once, in whole seconds, and has one exit for silence and wrong keys. */
export function reportMenu(
  flow: Flow,
  graph: FlowGraph,
  at: { readonly menuId: NodeId; readonly menu: NodeOfKind<"menu">; readonly report: CompileReport },
): void {
  const { menuId, menu, report } = at;
  const name = nameOf(flow, menuId);
  const add: Add = (kind, code, words) => report.add(kind, code, { nodeId: menuId, words });
  const { noInput, noMatch } = menu;
  if (noInput.timeoutMs % 1000 !== 0) {
    const seconds = Math.round(noInput.timeoutMs / 1000);
    add("approximated", "timeout-rounded", `Genesys Cloud waits whole seconds: ${name} waits ${seconds} s for a key.`);
  }
  if (noInput.maxRepeats !== 0 || noMatch.maxRepeats !== 0)
    add(
      "approximated",
      "repeats-not-carried",
      `Genesys Cloud says a menu once: a caller who presses no key or a wrong one in ${name} goes on at once.`,
    );
  const silence = graph.edgeOn(menuId, "noInput")?.target;
  const wrongKey = graph.edgeOn(menuId, "noMatch")?.target;
  if (wrongKey !== silence) {
    const instead = wrongKey === undefined ? "" : `, not to ${nameOf(flow, wrongKey)}`;
    const words = `Genesys Cloud has no separate “no match”: a wrong key in ${name} leads where silence leads${instead}.`;
    add("approximated", "no-separate-no-match", words);
  }
  reportUnsaid({ menu, name }, add);
}

type Add = (kind: "approximated" | "dropped", code: string, words: string) => void;

function reportUnsaid({ menu, name }: { readonly menu: NodeOfKind<"menu">; readonly name: string }, add: Add): void {
  const { noInput, noMatch, options, speechEnabled } = menu;
  for (const [what, promptId] of [
    ["silence", noInput.promptId],
    ["a wrong key", noMatch.promptId],
  ] as const)
    if (promptId !== undefined && promptId !== "")
      add("dropped", "retry-prompt", `Genesys Cloud says nothing after ${what}; what ${name} says then is not sent.`);
  const spoken = options.filter(({ speech }) => Object.keys(speech ?? {}).length > 0).map(({ key }) => key);
  if (spoken.length > 0 || speechEnabled === true)
    add(
      "dropped",
      "speech-input",
      `Genesys Cloud's menus take keys only; spoken answers to ${name} are not understood.`,
    );
}
