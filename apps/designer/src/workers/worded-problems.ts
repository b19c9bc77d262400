import type { Flow, NodeId, Problem } from "@tonegraph/flow-model";
import { describeFix, describeProblem, type FlowChange, type MessageCatalogue } from "@tonegraph/flow-validation";
import type { CheckedProblem } from "../document/validation-protocol.ts";
import { sameEnds } from "./same-ends.ts";

interface Worded {
  readonly checked: CheckedProblem;
  /** The problem as text, to see which nodes it may name; made when first needed. */
  text: string | null;
  /** How many versions had renamed nodes when the words were last seen to be right. */
  rightAt: number;
}

/** Beyond this many renamed nodes all sentences are made anew: looking for each of them would take longer. */
const FEW = 20;

/** Words for the problems of one version of a flow after another. */
export interface WordedProblems {
  /** To be told of every version, in order. `change` says what is another than in the one before; without it, nothing is kept. */
  follow(flow: Flow, change: FlowChange | undefined): void;
  inWords(problem: Problem): CheckedProblem;
  /** The very list of the last time where the problems and all their words are the same. */
  allInWords(problems: readonly Problem[]): readonly CheckedProblem[];
}

/**
 * Puts problems into words and keeps the words from one version of a flow to the next. A sentence names nodes by label or
 * kind, so that it is made again when a node that its problem speaks of has another one. What stays the same stays the same
 * object.
 */
export function createWordedProblems(catalogue: MessageCatalogue): WordedProblems {
  let known = new WeakMap<Problem, Worded>();
  let present: Flow | undefined;
  /** What the last version that renamed any nodes renamed, and how many such versions there were. */
  let renamed: readonly NodeId[] = [];
  let renames = 0;
  let latest: { readonly problems: readonly Problem[]; readonly checked: readonly CheckedProblem[] } | null = null;

  function inWords(problem: Problem): CheckedProblem {
    const before = known.get(problem);
    if (before && isRight(before)) {
      before.rightAt = renames;
      return before.checked;
    }
    if (!present) throw new Error("words are asked for before any version was told of");
    const words = describeProblem(problem, present, catalogue);
    const checked = before?.checked.words === words ? before.checked : madeOf(problem, words);
    known.set(problem, { checked, text: before?.text ?? null, rightAt: renames });
    return checked;
  }

  function madeOf(problem: Problem, words: string): CheckedProblem {
    return { problem, words, fixWords: describeFix(problem, catalogue) };
  }

  /** A problem may be out of sight while nodes are renamed (its node was cut off), and be the same object when it is back. */
  function isRight(worded: Worded): boolean {
    const missed = renames - worded.rightAt;
    return missed === 0 || (missed === 1 && !speaksOf(worded, renamed));
  }

  return {
    follow(flow, change) {
      present = flow;
      const others = change ? renamedNodes(flow, change) : [];
      if (change && others.length === 0) return;
      renamed = others;
      renames += 1;
      latest = null;
      if (!change || renamed.length > FEW) known = new WeakMap();
    },
    inWords,
    allInWords(problems) {
      if (latest?.problems !== problems) latest = { problems, checked: wordedAgain(problems, latest, inWords) };
      return latest.checked;
    },
  };
}

/** How far to look for the next problem that is in both lists, behind one that is not. */
const LOOK_AHEAD = 8;

/** Goes along both lists: what comes in the same order as before has its words already. */
function wordedAgain(
  problems: readonly Problem[],
  before: { readonly problems: readonly Problem[]; readonly checked: readonly CheckedProblem[] } | null,
  inWords: (problem: Problem) => CheckedProblem,
): readonly CheckedProblem[] {
  if (before === null) return problems.map(inWords);
  const former = before.problems;
  const { head } = sameEnds(former, problems);
  const worded = before.checked.slice(0, head);
  let at = head;
  for (let place = head; place < problems.length; place += 1) {
    const problem = problems[place];
    if (problem === undefined) continue;
    let found = at;
    while (former[found] !== problem && found < at + LOOK_AHEAD) found += 1;
    const known = former[found] === problem ? before.checked[found] : undefined;
    if (known !== undefined) at = found + 1;
    worded.push(known ?? inWords(problem));
  }
  return worded;
}

function renamedNodes({ nodes }: Flow, { before, nodes: changed }: FlowChange): readonly NodeId[] {
  return changed.filter(
    (id) => before.nodes[id]?.label !== nodes[id]?.label || before.nodes[id]?.kind !== nodes[id]?.kind,
  );
}

function speaksOf(worded: Worded, nodeIds: readonly NodeId[]): boolean {
  const text = (worded.text ??= JSON.stringify(worded.checked.problem));
  return nodeIds.some((nodeId) => text.includes(nodeId));
}
