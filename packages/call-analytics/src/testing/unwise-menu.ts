import type { Flow } from "@tonegraph/flow-model";
import { flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";

const LONG_NOTICE =
  "Thank you for calling. Please listen carefully because our options have changed recently. This call may be recorded for training and quality purposes, and your personal data are processed as our privacy notice says, which you find on our website. Did you know that you can also do many things online at any time of the day, such as changing your address, looking at your invoices or ordering a replacement card? Our website answers most questions faster than we can.";

/** What can be better or worse about the menu. */
export interface UnwiseMenuOptions {
  /** How long it waits for a key; 5 s is usual. */
  readonly timeoutMs?: number;
  /** Whether a long notice comes first, or is the menu's own introduction. */
  readonly notice?: boolean | "inTheMenu";
}

/** A flow that could be better: a long notice, then a menu that says what most callers want last and waits too long. */
export function unwiseMenu(
  queues: readonly [string, string, string, string],
  { timeoutMs = 15_000, notice = true }: UnwiseMenuOptions = {},
): Flow {
  const keys = ["1", "2", "3", "4"];
  const introduction = notice === "inTheMenu" ? LONG_NOTICE : "What can we do for you?";
  const said = keys.map((key, place) => `For ${queues[place] ?? ""}, press ${key}.`).join(" ");
  return flowOf({
    nodes: {
      node_notice: message({ label: "Notice", promptId: "prompt_notice" }),
      node_menu: {
        ...menu({ label: "Menu", keys, promptId: "prompt_menu" }),
        noInput: { timeoutMs, maxRepeats: 2 },
        noMatch: { maxRepeats: 2 },
      },
      ...Object.fromEntries(queues.map((name) => [`node_${name}`, queue(`queue_${name}`, { label: name })])),
      node_bye: hangup(),
    },
    wires: {
      conn_start: notice === true ? "node_start -> node_notice" : "node_start -> node_menu",
      conn_notice: "node_notice -> node_menu",
      ...Object.fromEntries(
        queues.map((name, place) => [`conn_${name}`, `node_menu.key:${place + 1} -> node_${name}`]),
      ),
      conn_silence: "node_menu.noInput -> node_bye",
      conn_wrong: `node_menu.noMatch -> node_${queues.toSorted()[0] ?? ""}`,
    },
    prompts: { prompt_notice: LONG_NOTICE, prompt_menu: `${introduction} ${said}` },
  });
}
