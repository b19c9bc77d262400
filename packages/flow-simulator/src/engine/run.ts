import type { CallInput, NodeId } from "@tonegraph/flow-model";
import type { CallState } from "../call-state.ts";
import type { Effect } from "../effect.ts";
import type { Block, Machine, PreparedFlow } from "./block.ts";

/** A call while it is being worked on. Its nested parts are replaced, never changed: states that were given out share them. */
export type LiveCall = { -readonly [Field in keyof CallState]: CallState[Field] };

/** What a walk may be told on the way, without the cost of a transcript. Times are milliseconds since the call arrived. */
export interface CallObserver {
  readonly enter?: (nodeId: NodeId, atMs: number, within: readonly NodeId[]) => void;
  readonly leave?: (nodeId: NodeId, port: string, atMs: number) => void;
  /** How a request failed, just before it is left: its status, `0` without an answer, or `CALLBACK_TIMEOUT`. */
  readonly fail?: (code: string) => void;
}

/** One stretch of work on one call: from an event to the next rest, or a whole call. */
export interface Run {
  readonly machine: Machine;
  readonly call: LiveCall;
  /** Where effects go; `null` where nobody reads them. */
  readonly effects: Effect[] | null;
  readonly observer: CallObserver | null;
  flow: PreparedFlow;
  block: Block;
  /** The block that is entered next; `null` where the call rests. */
  entering: Block | null;
  /** The keys of the present event that have not been pressed yet. */
  followingKeys: string;
  /** An event whose moment never came, because the call was over by then. */
  unreached: CallInput | null;
}
