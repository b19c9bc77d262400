import type { ConnectionId, NodeId, PromptId } from "@tonegraph/flow-model";

/** Makes ids that no other node, connection, prompt or saved test has. */
export interface NewIds {
  node(): NodeId;
  connection(): ConnectionId;
  prompt(): PromptId;
  test(): string;
  /** A name for one gesture, so that all of its edits are one step of undo. */
  gesture(): string;
}

/** Ids from a source of unique words of `[A-Za-z0-9_-]`, for instance ULIDs. */
export function createNewIds(unique: () => string): NewIds {
  return {
    node: () => `node_${unique()}`,
    connection: () => `conn_${unique()}`,
    prompt: () => `prompt_${unique()}`,
    test: () => `test_${unique()}`,
    gesture: () => `gesture_${unique()}`,
  };
}
