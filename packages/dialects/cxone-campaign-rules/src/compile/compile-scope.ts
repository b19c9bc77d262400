import type { Flow, FlowGraph, NodeId } from "@tonegraph/flow-model";
import type { CompileReport } from "@tonegraph/vendor-kit";
import type { VendorExtras } from "../vendor-extras.ts";

/** What compiling one flow reads and writes. */
export interface CompileScope {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly extras: VendorExtras;
  readonly report: CompileReport;
  /** The menu that a message takes in, by the message. */
  readonly mergedMenus: ReadonlyMap<NodeId, NodeId>;
  /** The vendor's id of every node that is carried. */
  readonly vendorIds: ReadonlyMap<NodeId, string>;
}
