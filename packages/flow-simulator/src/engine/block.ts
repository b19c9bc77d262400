import type { Flow, FlowNode, Json, NodeId } from "@tonegraph/flow-model";
import type { PromptBook } from "./prompt-book.ts";
import type { Run } from "./run.ts";

/** What a block does. Every function leaves the call at rest, ended, or with the block that is entered next. */
export interface Behaviour {
  readonly enter: (run: Run) => void;
  /** The phase ended by itself. */
  readonly phaseOver: (run: Run) => void;
  readonly press: (run: Run, key: string) => void;
  readonly say: (run: Run, words: string) => void;
  /** Whether keys pressed here are kept out of the transcript. */
  readonly masksKeys: boolean;
}

/** A node, ready to be walked: exits lead to blocks, and what it does is made ready when a call first comes by. */
export interface Block {
  readonly id: NodeId;
  readonly node: FlowNode;
  readonly exits: ReadonlyMap<string, Block>;
  behaviour: Behaviour | null;
}

/** A flow, ready to be walked. */
export interface PreparedFlow {
  readonly flow: Flow;
  readonly blocks: ReadonlyMap<NodeId, Block>;
  readonly start: Block;
  readonly prompts: PromptBook;
  /** What variables hold when a call arrives. */
  readonly variables: Readonly<Record<string, Json>>;
}

/** Everything that calls of one simulator share. */
export interface Machine {
  readonly main: PreparedFlow;
  readonly maxVisits: number;
  readonly defaultCountry: string | undefined;
  /** The flow of that id, made ready at its first use; `null` where there is none. */
  subflow(flowId: string): PreparedFlow | null;
}
