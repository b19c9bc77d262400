import type { Flow, Result } from "@tonegraph/flow-model";
import type { ApiFault } from "./fault.ts";

/** One tenant on which a version of a flow answers calls. */
export interface LiveOnTenant {
  readonly flowId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly dialect: string;
  readonly version: number;
  readonly contentHash: string;
  /** Whether the last look at the vendor found nothing there any more. */
  readonly isGone: boolean;
}

/** What answers calls on a tenant, as a drawing. */
export interface LiveDrawing {
  readonly flow: Flow;
  /** What in the vendor's copy is not as its documents allow, in words; absent where nothing is. */
  readonly said?: string;
}

/** What is live where, as flows and versions need to know it. */
export interface LiveDirectory {
  liveOf(workspaceId: string, flowIds: readonly string[]): Promise<readonly LiveOnTenant[]>;
  /** The flow that answers calls on a tenant, as a document. */
  liveFlow(place: { workspaceId: string; flowId: string; tenantId: string }): Promise<Result<LiveDrawing, ApiFault>>;
}
