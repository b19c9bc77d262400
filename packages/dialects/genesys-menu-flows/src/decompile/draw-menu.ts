import type { FlowNode, NodeId } from "@tonegraph/flow-model";
import { keyTwice, repeated, type CompileReport } from "@tonegraph/vendor-kit";
import type { ReadMenu } from "../wire.ts";
import type { DrawnPrompts } from "./draw-prompts.ts";
import { namesOf, type DrawnTarget, type DrawnTargets } from "./draw-targets.ts";
import { labelOf } from "./ids.ts";
import type { ReadStep } from "./read-wire-flow.ts";

/** What drawing one menu reads and writes. */
export interface MenuSurroundings {
  readonly steps: readonly ReadStep[];
  readonly prompts: DrawnPrompts;
  readonly targets: DrawnTargets;
  readonly report: CompileReport;
}

/** A menu's node (not yet placed), and where its ports lead: to another step, or to a place outside the menus. */
export interface DrawnMenu {
  readonly node: FlowNode;
  readonly exits: readonly { readonly port: string; readonly to: ReadStep | DrawnTarget }[];
}

/** Draws one menu. Wrong keys go where silence goes: the vendor has one exit for both, and says a menu once. */
export function drawMenu(step: ReadStep & { kind: "menu" }, nodeId: NodeId, at: MenuSurroundings): DrawnMenu {
  const { menu } = step;
  const handlers = menu.dtmfHandlers.filter(({ key }, place, all) => all.findIndex((one) => one.key === key) === place);
  const leads = (id: string | null | undefined): ReadStep | DrawnTarget | null => leadTo(id, step, at);
  const keys = handlers.map(({ key, targetFlowId }) => ({ key, port: `key:${key}`, to: leads(targetFlowId) }));
  const silence = leads(menu.timeoutTarget);
  const promptId = drawPrompt(menu, nodeId, at);
  reportMenu(menu, { nodeId, at: step.at, report: at.report });
  const exits = [...keys, { port: "noInput", to: silence }, { port: "noMatch", to: silence }];
  return {
    node: {
      kind: "menu",
      label: labelOf(menu.id, "Menu"),
      position: { x: 0, y: 0 },
      promptId,
      options: keys.map(({ key, to }) => ({ key, label: to === null ? "" : nameOfExit(to) })),
      noInput: { timeoutMs: Math.round(menu.timeoutSeconds * 1000), maxRepeats: 0 },
      noMatch: { maxRepeats: 0 },
    },
    exits: exits.flatMap(({ port, to }) => (to === null ? [] : [{ port, to }])),
  };
}

// A menu that stands in this one comes first, then any menu of the flow, then whatever exists beside it.
function leadTo(
  id: string | null | undefined,
  step: ReadStep & { kind: "menu" },
  { steps, targets }: MenuSurroundings,
): ReadStep | DrawnTarget | null {
  if (id === null || id === undefined || id === "") return null;
  return step.children.find((child) => child.id === id) ?? steps.find((one) => one.id === id) ?? targets.of(id);
}

function nameOfExit(to: ReadStep | DrawnTarget): string {
  return "nodeId" in to ? namesOf(to).option : labelOf(to.id, "Menu");
}

function drawPrompt(menu: ReadMenu, nodeId: NodeId, { prompts, report }: MenuSurroundings): string {
  if (menu.promptId === null || menu.promptId === undefined || menu.promptId === "") return "";
  const { promptId, textKnown } = prompts.of(menu.promptId);
  if (!textKnown) {
    const words = `Genesys Cloud's menu “${menu.id}” says the prompt “${menu.promptId}”, whose text cannot be read there. It is drawn as a recording.`;
    report.add("approximated", "text-not-readable", { nodeId, words, params: { promptId: menu.promptId } });
  }
  return promptId;
}

function reportMenu(
  menu: ReadMenu,
  { nodeId, at, report }: { readonly nodeId: NodeId; readonly at: string; readonly report: CompileReport },
): void {
  const pressed = menu.dtmfHandlers.map(({ key }) => key);
  for (const index of repeated(pressed)) {
    const pointer = `${at}/dtmfHandlers/${index}/key`;
    const twice = keyTwice({ vendor: "Genesys Cloud", pointer, menu: menu.id, key: pressed[index] ?? "" });
    report.add(twice.kind, twice.code, { nodeId, words: twice.words, params: twice.params });
  }
  const speaking = menu.dtmfHandlers.filter(
    ({ promptId }) => promptId !== null && promptId !== undefined && promptId !== "",
  );
  if (speaking.length === 0) return;
  const keys = speaking.map(({ key }) => key).join(", ");
  const words = `Genesys Cloud says something after key ${keys} of the menu “${menu.id}”; that is not drawn, and sent back as it is.`;
  report.add("approximated", "prompt-after-key", { nodeId, words, params: { keys } });
}
