import type { CallInput, CallStub, Json, NodeId } from "@tonegraph/flow-model";
import type { BreakerMemories } from "./breaker-memory.ts";

/** One block of a planned call and the exit it is to take; `null` where the call is to end there. */
export interface PlannedStep {
  readonly nodeId: NodeId;
  readonly port: string | null;
}

/** What has to be given to a call so that it goes a planned way. */
export interface Steering {
  readonly inputs: readonly CallInput[];
  readonly stubs: Readonly<Record<NodeId, CallStub>>;
  readonly variables: Readonly<Record<string, Json>>;
  readonly breakers: BreakerMemories;
}

/**
 * Why a planned exit cannot be taken:
 * - `noFreeKey`: every key of the menu leads somewhere, so that no key is a wrong one.
 * - `noSuchValue`: no value that the expressions name leads there.
 * - `noDigits`: no digits that the block accepts were found.
 * - `noBreaker`: the request has no circuit breaker that could be open.
 * - `twoAnswers`: the same block would have to answer in two ways in one call.
 * - `otherWay`: the simulated call went another way than planned.
 */
export type WhyNot = "noFreeKey" | "noSuchValue" | "noDigits" | "noBreaker" | "twoAnswers" | "otherWay";

/** An exit that a planned call cannot take. */
export interface NotSteered extends PlannedStep {
  readonly why: WhyNot;
}
