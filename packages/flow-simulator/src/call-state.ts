import type { CallStub, Json, Language, NodeId, PromptId } from "@tonegraph/flow-model";
import type { BreakerStates } from "./call-setup.ts";

/**
 * Where a call is. The call rests in one of these phases and goes on with the next event:
 * - `speaking`: a message is being played; nothing listens, but keys may interrupt it and are kept for the next block.
 * - `listening`: a prompt is being played or is over, and keys or speech are taken. Each of several prompts in a row
 *   (what is said after silence, then the menu again) is a phase of its own; the last one ends with the time-out.
 * - `waiting`: a web service has been asked, or a transfer is being tried.
 * - `ended`: over; every further event leaves the call as it is.
 */
export type Phase = "speaking" | "listening" | "waiting" | "ended";

/** How a call ended. `bound`: stopped because it went on too long. `fault`: the flow could not go on and had no fallback. */
export type EndReason = "terminal" | "hungUp" | "bound" | "fault";

/**
 * The end of a call. `kind` is that of the block, or of the flow's fallback where that took over. `keys` are the caller's
 * key presses. `done`: the caller got what they came for, that is, came by a block marked so.
 */
export interface CallEnd {
  readonly nodeId: NodeId;
  readonly kind: string;
  readonly reason: EndReason;
  readonly atMs: number;
  readonly keys: number;
  readonly done: boolean;
}

/** A flow that waits for one of its sub-flows: which one, at which block, and with which variables. */
export interface CallFrame {
  /** The id that the outer sub-flow block named; `null` for the flow itself. */
  readonly flowId: string | null;
  readonly nodeId: NodeId;
  readonly variables: Readonly<Record<string, Json>>;
}

/** A request that is under way. `answer`: asked; `backoff`: before asking again; `callback`: a 202 came, the result has not. */
export interface CallRequest {
  readonly stage: "answer" | "backoff" | "callback";
  /** From 1. */
  readonly attempt: number;
  /** What ends the stage: a status, or `null` for the time-out. */
  readonly status: number | null;
  readonly body: Json;
  /** For a 202: when and with what the result comes, `null` where it never does. */
  readonly callback: { readonly afterMs: number; readonly body: Json } | null;
}

/**
 * A call at rest: plain data that can be saved, compared and continued. All times are milliseconds since the call arrived.
 * The phase began at `sinceMs` and ends by itself at `untilMs`; the last thing happened at `atMs`. Digits of sensitive
 * blocks are in `digits` and `variables` as they were pressed: only effects and records mask them.
 */
export interface CallState {
  readonly phase: Phase;
  readonly nodeId: NodeId;
  /** Ids of the sub-flow blocks that the call is inside of, outermost first; empty in the flow itself. */
  readonly within: readonly NodeId[];
  readonly atMs: number;
  readonly sinceMs: number;
  readonly untilMs: number;
  /** The prompt that is being played in this phase, until `promptEndsMs`. */
  readonly promptId: PromptId | null;
  readonly promptEndsMs: number;
  /** Prompts of the same block that follow. */
  readonly nextPrompts: readonly PromptId[];
  readonly language: Language;
  readonly variables: Readonly<Record<string, Json>>;
  /** Digits typed into sensitive blocks: whatever effects show has dots in their place. */
  readonly secrets: readonly string[];
  /** Keys collected so far by a block that takes several. */
  readonly digits: string;
  /** Keys pressed before anything listened, kept for the next block that does. */
  readonly typedAhead: string;
  readonly noInputs: number;
  readonly noMatches: number;
  /** Blocks entered so far. */
  readonly visits: number;
  /** Blocks entered and questions repeated so far: what the bound counts. */
  readonly turns: number;
  readonly keys: number;
  readonly done: boolean;
  readonly request: CallRequest | null;
  readonly breakers: BreakerStates;
  /** Which of a stub's `answers` comes next, by block. */
  readonly answered: Readonly<Record<NodeId, number>>;
  /** The id that the innermost sub-flow block named; `null` in the flow itself. */
  readonly flowId: string | null;
  readonly frames: readonly CallFrame[];
  /** When the call arrived, milliseconds since 1970. */
  readonly clockMs: number;
  readonly stubs: Readonly<Record<NodeId, CallStub>>;
  readonly end: CallEnd | null;
}
