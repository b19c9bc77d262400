import { ignoredPlaceKey, type IgnoredPlace, type IgnoredProblem } from "../ignored-problem.ts";
import { sameJson } from "../same-json.ts";
import { commandFault } from "./command-fault.ts";
import type { Handler } from "./edit.ts";

/** Ignores what a rule finds at a place, or gives another reason where it is ignored already. */
export const ignoreProblem: Handler<"ignoreProblem"> = ({ flow, draft }, { ignored }) => {
  const before = flow.ignoredProblems ?? [];
  const index = indexOf(before, ignored);
  if (index < 0) draft.ignoredProblems = [...before, ignored];
  else if (!sameJson(before[index], ignored)) draft.ignoredProblems = before.with(index, ignored);
  return null;
};

/** Takes a decision to ignore back. A flow that ignores nothing has no list, so that its content is as before. */
export const unignoreProblem: Handler<"unignoreProblem"> = ({ flow, draft }, { place }) => {
  const before = flow.ignoredProblems ?? [];
  if (indexOf(before, place) < 0) {
    const words = `The problem ${place.code} is not ignored there; it may have been taken back already.`;
    return commandFault("unknown-ignored", words, {
      ...(place.nodeId === undefined ? {} : { nodeId: place.nodeId }),
      pointer: "/place",
    });
  }
  const key = ignoredPlaceKey(place);
  const kept = before.filter((entry) => ignoredPlaceKey(entry) !== key);
  if (kept.length > 0) draft.ignoredProblems = kept;
  else delete draft.ignoredProblems;
  return null;
};

function indexOf(entries: readonly IgnoredProblem[], place: IgnoredPlace): number {
  const key = ignoredPlaceKey(place);
  return entries.findIndex((entry) => ignoredPlaceKey(entry) === key);
}
