import { applyFlowPatches, type Connection, type ConnectionId, type Flow, type FlowPatch } from "@tonegraph/flow-model";
import { changeByPatches, type FlowChange } from "@tonegraph/flow-validation";

/**
 * The worker's document from one edit to the next. A flow has thousands of connections and an edit changes few of them: the
 * record of them is this document's own and changed in place, where copying it would take longer than checking the rest.
 * Everything else is immutable, and shared with the version before.
 */
export interface HeldFlow {
  /** The present version. Whoever keeps it for longer than until the next edit must ask `lend` for it. */
  readonly flow: Flow;
  /** Follows an edit. Answers what it changed; undefined where too much is another to say. Throws on patches that do not fit. */
  follow(patches: readonly FlowPatch[]): FlowChange | undefined;
  /** The present version, to be kept: no later edit changes it. */
  lend(): Flow;
}

/** Holds a document that it does not change itself: the record of connections is copied at the first edit of one. */
export function holdFlow(opened: Flow): HeldFlow {
  let flow = opened;
  let own: Record<ConnectionId, Connection> | null = null;

  function rewire(change: FlowChange, patches: readonly FlowPatch[]): Flow {
    const { connections, ...rest } = applyFlowPatches({ ...flow, connections: change.formerConnections }, patches);
    // What a rule tries out on the document freezes all of it.
    if (own === null || Object.isFrozen(own)) own = { ...flow.connections };
    for (const id of change.connections) {
      const connection = Object.hasOwn(connections, id) ? connections[id] : undefined;
      if (connection) own[id] = connection;
      else Reflect.deleteProperty(own, id);
    }
    return { ...rest, connections: own };
  }

  return {
    get flow() {
      return flow;
    },
    follow(patches) {
      const change = changeByPatches(flow, patches);
      if (change && change.connections.length > 0) flow = rewire(change, patches);
      else {
        flow = applyFlowPatches(flow, patches);
        if (!change) own = null;
      }
      return change;
    },
    lend() {
      own = null;
      return flow;
    },
  };
}
