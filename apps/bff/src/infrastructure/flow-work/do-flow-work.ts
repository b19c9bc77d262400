// Runs in a worker thread: everything in and out is copied, so profiles are named by id and not handed over.
import { findProfile } from "@tonegraph/dialect-catalogue";
import { diffFlows, liftDrawing, mergeFlows, type Json } from "@tonegraph/flow-model";
import { compareVersions, failedTests } from "@tonegraph/flow-simulator";
import {
  applyProfileOverrides,
  createValidator,
  splitIgnored,
  type Profile,
  type SplitProblems,
} from "@tonegraph/flow-validation";
import type {
  CompareRequest,
  DiffRequest,
  FlowDifference,
  JudgeRequest,
  MergedDrawings,
  MergeRequest,
} from "../../kernel/flow-work.ts";

/** One piece of work. */
export type FlowTask =
  | ({ readonly type: "judge" } & JudgeRequest)
  | ({ readonly type: "compare" } & CompareRequest)
  | ({ readonly type: "diff" } & DiffRequest)
  | ({ readonly type: "merge" } & MergeRequest);

/** What became of it. */
export type FlowDone =
  | { readonly type: "judged"; readonly split: SplitProblems }
  | { readonly type: "compared"; readonly words: readonly string[] }
  | { readonly type: "told"; readonly differences: readonly FlowDifference[] }
  | { readonly type: "merged"; readonly merged: MergedDrawings };

/** Does one piece of work. Throws for a profile that nobody knows and limits that nobody should have stored: both are bugs. */
export function doFlowWork(task: FlowTask): FlowDone {
  if (task.type === "diff") return { type: "told", differences: diffFlows(task.before, task.after) };
  if (task.type === "merge") {
    const theirs = liftDrawing(task);
    const merged = mergeFlows({ base: task.original, ours: task.ours, theirs }, task.choices);
    return { type: "merged", merged: { ...merged, theirs } };
  }
  const subflows = Object.fromEntries(task.subflows);
  if (task.type === "compare")
    return { type: "compared", words: compareVersions(task.before, task.after, { subflows }).words };
  const profile: Profile = {
    ...profileOf(task.profile, task.limits),
    failedTests: (flow) => failedTests(flow, { subflows }),
  };
  const problems = createValidator(profile, task.resources, task.subflows).validate(task.flow);
  return { type: "judged", split: splitIgnored(problems, task.flow) };
}

function profileOf(id: string, limits: Json | undefined): Profile {
  const profile = findProfile(id);
  if (!profile) throw new Error(`there is no profile "${id}"`);
  const narrowed = applyProfileOverrides(profile, limits ?? {});
  if (!narrowed.ok) throw new Error(`the limits of a tenant do not fit: ${JSON.stringify(narrowed.error)}`);
  return narrowed.value;
}
