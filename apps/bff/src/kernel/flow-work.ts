import type { CopiedDrawing, diffFlows, Flow, Json, MergeChoices, MergedFlow, Result } from "@tonegraph/flow-model";
import type { KnownFlows, KnownResources, SplitProblems } from "@tonegraph/flow-validation";
import type { ApiFault } from "./fault.ts";

/** A flow to be judged as one tenant or nobody in particular would take it. */
export interface JudgeRequest {
  readonly flow: Flow;
  /** The id of a profile that this release knows. */
  readonly profile: string;
  /** What a tenant's account takes instead of the profile's limits; checked where it was stored. */
  readonly limits?: Json;
  readonly resources?: KnownResources;
  /** The flows behind the sub-flows, for ways round among them and for saved tests. */
  readonly subflows: KnownFlows;
}

/** Two versions of a flow that the same callers are sent through. */
export interface CompareRequest {
  readonly before: Flow;
  readonly after: Flow;
  readonly subflows: KnownFlows;
}

/** Two states of a flow. */
export interface DiffRequest {
  readonly before: Flow;
  readonly after: Flow;
}

/** A drawing of ours, what its copy at a vendor looked like and looks like now, and our draft. */
export interface MergeRequest extends CopiedDrawing {
  readonly ours: Flow;
  readonly choices: MergeChoices;
}

/** What the vendor's changes make of our drawing, and of the draft. */
export interface MergedDrawings extends MergedFlow {
  readonly theirs: Flow;
}

/** One difference between two drawings. */
export type FlowDifference = ReturnType<typeof diffFlows>[number];

/**
 * What takes long for a large flow, done beside the event loop so that everybody else is served meanwhile. Fails with
 * `overloaded` when too much waits already or the work takes longer than anybody would wait.
 */
export interface FlowWork {
  /** All problems, saved tests that fail among them. */
  judge(request: JudgeRequest): Promise<Result<SplitProblems, ApiFault>>;
  /** What is drawn differently, in words. */
  diff(request: DiffRequest): Promise<Result<readonly FlowDifference[], ApiFault>>;
  /** A vendor's changes brought into our draft. */
  merge(request: MergeRequest): Promise<Result<MergedDrawings, ApiFault>>;
  /** What callers will notice, in words. */
  compare(request: CompareRequest): Promise<Result<readonly string[], ApiFault>>;
}
