import type { Flow, FlowGraph } from "@tonegraph/flow-model";
import type { CompileReport } from "@tonegraph/vendor-kit";
import type { VendorExtras } from "../vendor-extras.ts";

/** What compiling one flow reads and writes. */
export interface CompileScope {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly extras: VendorExtras;
  readonly report: CompileReport;
}
