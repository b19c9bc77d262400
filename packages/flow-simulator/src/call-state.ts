import type { Json, Language, NodeId } from "@tonegraph/flow-model";
import type { BreakerStates } from "./call-setup.ts";

/**
 * Where a call is. The call rests in one of these phases and goes on with the next event:
 * - `speaking`: a message is being played; nothing listens, but keys may interrupt it and are kept for the next block.
 * - `listening`: a prompt is being played or is over, and keys or speech are taken.
 * - `waiting`: a web service has been asked, or a transfer is being tried.
 * - `ended`: over; every further event leaves the call as it is.
 */
export type Phase = "speaking" | "listening" | "waiting" | "ended";

/** How a call ended. `bound`: stopped because it went on too long. `fault`: the flow could not go on and had no fallback. */
export type EndReason = "terminal" | "hungUp" | "bound" | "fault";

/** The end of a call. `keys` are the caller's key presses; `done`: the caller got what they came for. */
export interface CallEnd {
  readonly nodeId: NodeId;
  readonly kind: string;
  readonly reason: EndReason;
  readonly atMs: number;
  readonly keys: number;
  readonly done: boolean;
}

/**
 * A call at rest: plain data that can be saved, compared and continued. All times are milliseconds since the call arrived.
 * The phase began at `sinceMs` and ends by itself at `untilMs`.
 */
export interface CallState {
  readonly phase: Phase;
  readonly nodeId: NodeId;
  /** Ids of the sub-flow blocks that the call is inside of, outermost first; empty in the flow itself. */
  readonly within: readonly NodeId[];
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly language: Language;
  readonly variables: Readonly<Record<string, Json>>;
  /** Keys collected so far by a block that takes several. */
  readonly digits: string;
  /** Keys pressed before anything listened, kept for the next block that does. */
  readonly typedAhead: string;
  readonly noInputs: number;
  readonly noMatches: number;
  readonly visits: number;
  readonly keys: number;
  readonly breakers: BreakerStates;
  readonly end: CallEnd | null;
}
