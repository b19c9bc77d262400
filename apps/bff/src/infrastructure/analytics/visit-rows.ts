import type { Leaving, Visit } from "@tonegraph/call-analytics";

/** A visit as columns: begun, call, index, node, entered, left, leaving, port, no-inputs, no-matches, keys. */
export type VisitRow = readonly [
  begunAt: string,
  callId: string,
  index: number,
  nodeId: string,
  enteredAt: string,
  leftAt: string,
  leaving: Leaving["kind"],
  port: string | null,
  noInputs: number,
  noMatches: number,
  keys: string,
];

interface StoredVisit {
  readonly call_id: string;
  readonly index: number;
  readonly node_id: string;
  readonly entered_at: Date;
  readonly left_at: Date;
  readonly leaving: Leaving["kind"];
  readonly port: string | null;
  readonly no_inputs: number;
  readonly no_matches: number;
  readonly keys: string;
}

/** A visit as it was counted. */
export function visitOf(row: StoredVisit): Visit {
  return {
    callId: row.call_id,
    index: row.index,
    nodeId: row.node_id,
    enteredMs: row.entered_at.getTime(),
    leftMs: row.left_at.getTime(),
    leaving: row.leaving === "port" ? { kind: "port", port: row.port ?? "" } : { kind: row.leaving },
    noInputs: row.no_inputs,
    noMatches: row.no_matches,
    keys: row.keys,
  };
}
