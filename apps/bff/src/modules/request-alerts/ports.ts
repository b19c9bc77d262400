import type { Visit } from "@tonegraph/call-analytics";
import type { Result } from "@tonegraph/flow-model";
import type { VendorError } from "@tonegraph/vendor-kit";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { Storage } from "../../kernel/storage.ts";
import type { RequestBlocks, RequestTally } from "./judge-requests.ts";

/** A version that answers calls. */
export interface LiveRequests extends FlowOnTenant {
  readonly version: number;
  readonly externalId: string;
  /** Whether an alert is open there. */
  readonly isOpen: boolean;
}

/** What is to be told. */
export interface NewAlert extends FlowOnTenant {
  readonly id: string;
  readonly version: number;
  readonly tally: RequestTally;
  readonly words: string;
  readonly at: Date;
}

/** Alerts of one workspace. Opening and closing tell people in the same statement. */
export interface RequestAlertStore {
  /** Every version that is live, and every flow on a tenant where an alert is open. */
  live(): Promise<readonly LiveRequests[]>;
  /** Does nothing where one is open already. */
  open(alert: NewAlert): Promise<void>;
  close(place: FlowOnTenant, at: Date): Promise<void>;
}

/** Where single calls can be read. */
export interface CallSource {
  calls(query: {
    readonly externalId: string;
    readonly from: Date;
    readonly to: Date;
  }): AsyncIterable<Result<readonly Visit[], VendorError>>;
}

/** Single calls of a tenant; null where it tells of none. */
export type FindCalls = (workspaceId: string, tenantId: string) => Promise<CallSource | null>;

/** What looking at requests takes. */
export interface RequestAlertDependencies {
  readonly storage: Storage<RequestAlertStore>;
  readonly findCalls: FindCalls;
  /** The blocks of a version that ask web services; none where there is no such version. */
  readonly requests: (workspaceId: string, flowId: string, version: number) => Promise<RequestBlocks>;
  readonly now: () => Date;
  readonly newId: () => string;
}
