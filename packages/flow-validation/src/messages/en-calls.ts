import { aNode, sentence } from "./en-nouns.ts";
import type { Words, Wording } from "./words.ts";

const NOT_MET: Readonly<Record<string, (w: Words) => string>> = {
  noSuchStart: () => "the block that it begins at does not exist any more.",
  noSuchEnd: (w) => `there is no ${w.has("toNode") ? "such block" : "block"} to come to: ${end(w)} is not in the flow.`,
  unreachable: (w) => `callers at ${w.here()} (${way(w)}) can never come to ${end(w)}.`,
  avoidable: (w) => `a call can end without coming to ${end(w)}: ${way(w)}.`,
  tooManySeconds: (w) =>
    `from ${w.here()} it takes ${w.number("reached")} s to come to ${end(w)}, more than the ${w.number("limit")} s that it may take (${way(w)}; in ${w.text("language")}).`,
  tooManyKeys: (w) =>
    `from ${w.here()} it takes ${count(w.number("reached"))} to come to ${end(w)}, more than the ${w.number("limit")} that it may take (${way(w)}).`,
};

/** English words for the rules about what calls must do. */
export const callWordings = {
  "goal-not-met": {
    problem: (w) => {
      const others = w.problem.related.length;
      const rest = others === 0 ? "" : ` The same from ${others === 1 ? "one other menu" : `${others} other menus`}.`;
      const why = NOT_MET[w.text("reason")]?.(w) ?? "callers cannot do what it says.";
      return sentence(`goal “${w.text("label") || w.text("goal")}” is not met: ${why}${rest}`);
    },
  },
  "saved-test-fails": {
    problem: (w) => `Saved test “${w.text("label") || w.text("test")}” fails: ${w.list("words").join(" ")}`,
  },
} satisfies Record<string, Wording>;

function end(w: Words): string {
  if (w.has("toNode")) return w.node(w.text("toNode"));
  return w.has("toKind") ? aNode(w.text("toKind")) : "an end of the call";
}

function count(keys: number): string {
  return keys === 1 ? "1 key press" : `${keys} key presses`;
}

const LONGEST_WAY = 8;

/** The blocks of a way by their names; a long way is shortened in its middle. */
function way(w: Words): string {
  const path = w.list("path");
  const shown = path.length <= LONGEST_WAY ? path : [...path.slice(0, LONGEST_WAY - 2), "…", ...path.slice(-1)];
  return shown.map((nodeId) => (nodeId === "…" ? nodeId : w.node(nodeId))).join(" → ");
}
