import type { Leaving, Visit } from "@tonegraph/call-analytics";

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
