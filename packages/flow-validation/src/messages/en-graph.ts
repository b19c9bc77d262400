import { fixTarget, ordinal, sentence } from "./en-nouns.ts";
import { portWords } from "./en-ports.ts";
import type { Words, Wording } from "./words.ts";

const STRAY: Readonly<Record<string, (w: Words) => string>> = {
  sourceMissing: (w) =>
    `A connection to ${w.node(w.text("target"))} begins at a block that does not exist (${w.text("source")}): no call comes that way.`,
  targetMissing: (w) =>
    `${w.here()} leads to a block that does not exist ${portWords(w.text("port"))}: callers who get there are cut off.`,
  noSuchPort: (w) =>
    `${w.here()} has a connection to ${w.node(w.text("target"))} on an exit that it does not have (${w.text("port")}): no call goes that way.`,
  portTaken: (w) =>
    `${w.here()} has two connections on one exit (${w.text("port")}): callers never get to ${w.node(w.text("target"))} by this one.`,
};

/** English words for the rules about the shape of the flow. */
export const graphWordings = {
  "dead-end": {
    problem: (w) =>
      sentence(
        `${w.here()} leads nowhere ${portWords(w.text("port"))}: callers who get there hear nothing more and are cut off.`,
      ),
  },
  "dangling-connection": {
    problem: (w) => sentence(STRAY[w.text("reason")]?.(w) ?? `${w.here()} has a connection that no call can follow.`),
    fix: () => "Remove the connection",
  },
  "unreachable-node": {
    problem: (w) => sentence(`${w.here()} is never reached: nothing that a caller does leads to it.`),
    fix: () => "Remove it",
  },
  "trapped-caller": {
    problem: (w) =>
      `Callers who come to ${w.here()} can never leave: they go round (${way(w)}), and no exit leads out. Lead one of them to a queue, a person or the end of the call.`,
  },
  "runaway-cycle": {
    problem: (w) =>
      w.flag("polls")
        ? `A web service is asked again and again (${way(w)}) while the caller waits, without a bound.${counters(w)} Count the rounds and lead on after a few.`
        : `The call goes round (${way(w)}) without anything being said, asked or waited for: the phone system spins until it cuts the caller off.${counters(w)}`,
  },
  "unbounded-retry": {
    problem: (w) =>
      `${sentence(who(w))} goes round without end (${way(w)})${exceptByData(w)}.${counters(w)} Count the rounds, or lead on to somebody.`,
    fix: (w) => `Wire ${w.text("fixPort") === "noMatch" ? "no match" : "no input"} to ${fixTarget(w)}`,
  },
  "caller-cycle": {
    problem: (w) =>
      `Callers can go round by pressing keys (${way(w)}). Nothing is wrong with that; they leave when they choose to.`,
  },
  "forbidden-cycle": {
    problem: (w) =>
      `The call can go round (${way(w)}), and ${w.text("profile")} refuses every flow in which it can: the flow cannot be published. Lead the last step somewhere else; a menu asks again by itself.`,
  },
  "cross-flow-cycle": {
    problem: (w) =>
      w.text("way") === "unknown"
        ? sentence(
            `${w.here()} leads into the flow ${w.text("flowId")}, which cannot be looked into here: whether it leads back is not known.`,
          )
        : sentence(`${w.here()} leads into flows that lead back (${flowNames(w)}): ${ROUND[w.text("way")] ?? ""}`),
  },
  "path-too-deep": {
    problem: (w) =>
      sentence(
        `${w.here()} is the ${ordinal(w.number("depth"))} block on the longest way to it, and ${w.text("profile")} takes ${w.number("limit")}: the flow would be refused. Lead there from a block nearer to the start, or take blocks out of the way.`,
      ),
  },
  "menu-too-deep": {
    problem: (w) =>
      sentence(
        `${w.here()} is the ${ordinal(w.number("depth"))} menu that callers pass on the longest way to it, and ${w.text("profile")} takes ${w.number("limit")}: the flow would be refused, and callers get lost. Offer it in a menu nearer to the start.`,
      ),
  },
  "too-many-connections": {
    problem: (w) =>
      w.text("scope") === "flow"
        ? `The flow has ${w.number("count")} connections that calls can take, and ${w.text("profile")} takes ${w.number("limit")} in all: it would be refused. Move a part into a flow of its own.`
        : sentence(
            `${w.here()} leads to ${w.number("count")} places, and ${w.text("profile")} takes ${w.number("limit")} for one block: the flow would be refused. Offer some of them in a second block.`,
          ),
  },
} satisfies Record<string, Wording>;

const ROUND: Readonly<Record<string, string>> = {
  hot: "the call goes round without anything being said or asked, until the phone system cuts the caller off. Take one of these calls out.",
  silent:
    "a caller who presses nothing goes deeper and deeper and is cut off in the end. Let them return instead of leading on.",
  data: "unless data leads on, the caller goes deeper and deeper and is cut off in the end. Let the flows return instead.",
  key: "callers who press keys go deeper each time. Let the flows return instead, where the phone system bounds the depth.",
};

function flowNames(w: Words): string {
  const names = w.list("names");
  const shown = names.length <= LONGEST_WAY ? names : [...names.slice(0, LONGEST_WAY - 2), "…", ...names.slice(-1)];
  return shown.map((name) => (name === "…" ? name : `“${name}”`)).join(" → ");
}

const LONGEST_WAY = 8;

/** The nodes of a way round by their names; a long way is shortened in its middle. */
function way(w: Words): string {
  const path = w.list("path");
  const shown = path.length <= LONGEST_WAY ? path : [...path.slice(0, LONGEST_WAY - 2), "…", ...path.slice(-1)];
  return shown.map((nodeId) => (nodeId === "…" ? nodeId : w.node(nodeId))).join(" → ");
}

function who(w: Words): string {
  const acts = new Set(w.list("acts"));
  const silent = acts.has("silence");
  const wrong = acts.has("noMatch");
  if (silent && wrong) return "a caller who presses nothing or only wrong keys";
  if (silent) return "a caller who presses nothing";
  return wrong ? "a caller who presses only wrong keys" : "every caller who comes here";
}

function exceptByData(w: Words): string {
  if (w.text("wayOut") === "person") return " unless somebody takes the call";
  return w.text("wayOut") === "data" ? " unless data leads on" : "";
}

const COUNTER: Readonly<Record<string, string>> = {
  neverChanged: "nothing on this way changes it",
  notInitialised: "it has no number to begin with",
  changedOtherwise: "it is set to something else on this way",
  notOnEveryWay: "some rounds do not count",
  neverLeaves: "its test never leads out",
  neverTested: "nothing tests it",
};

function counters(w: Words): string {
  return w
    .records("counters")
    .map(({ variable, reason }) => {
      const name = typeof variable === "string" ? variable : "";
      const why = (typeof reason === "string" ? COUNTER[reason] : undefined) ?? "it does not work";
      return ` The counter ${name} does not end it: ${why}.`;
    })
    .join("");
}
