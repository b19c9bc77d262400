// What every dialect must do, as checks that any test runner can run. A dialect's conformance.test.ts is then a loop.
import type { Flow, Json, NodeKind } from "@tonegraph/flow-model";
import type { DialectConverter, DialectDescriptor } from "../adapter.ts";
import type { CreateDialectClient, VendorCredentials } from "../client.ts";
import type { DialectSandbox } from "../sandbox.ts";
import { acceptanceChecks } from "./acceptance-checks.ts";
import { afterLiveChecks } from "./after-live-checks.ts";
import { cancelChecks } from "./cancel-checks.ts";
import { clientChecks } from "./client-checks.ts";
import type { ClientFeature } from "./client-feature.ts";
import { converterChecks } from "./converter-checks.ts";
import { featureChecks } from "./feature-checks.ts";
import { offerChecks } from "./offer-checks.ts";
import { sandboxChecks } from "./sandbox-checks.ts";
import type { OpenVendor } from "./sandbox-send.ts";

/** A dialect with what publishing to its stand-in needs. */
export interface VendorSubject {
  readonly descriptor: DialectDescriptor;
  readonly converter: DialectConverter;
  readonly createClient: CreateDialectClient;
  readonly sandbox: DialectSandbox;
  /** At least two different flows that a fresh sandbox takes as they are; at least one passes our own checks, too. */
  readonly flows: readonly [Flow, Flow, ...Flow[]];
  /** A client of a fresh sandbox with every scope. */
  readonly credentials: VendorCredentials;
  /** The path of the token endpoint below the sandbox's mount. */
  readonly tokenPath: string;
  /** The tenant's settings, for clients that need some. */
  readonly settings?: Readonly<Record<string, Json>>;
  /** Where the stand-in is reached; in memory unless said. */
  readonly openVendor?: OpenVendor;
}

/** A dialect with what its checks need. Nothing is left out: what a vendor does not have is said. */
export interface ConformanceSubject extends VendorSubject {
  /** The kinds that the dialect says it cannot carry. */
  readonly notSupported: readonly NodeKind[];
  /** The methods that its client does not have, because the vendor's API has nothing for them. */
  readonly notOffered: readonly ClientFeature[];
  /** Paths of writes that only prepare and that nobody hears of: a lost answer to one leaves nothing open. */
  readonly preparesAt: readonly string[];
  /**
   * Whether a write based on a copy that is out of date is refused as a conflict; `NOT_SUPPORTED` where no write replaces
   * anything (`versioning: "newFlow"`).
   */
  readonly refusesStaleWrites: boolean | "NOT_SUPPORTED";
  /** A span of whole hours that its figures can be asked for, in milliseconds since the epoch; absent: two days that are over. */
  readonly figuresSpan?: { readonly fromMs: number; readonly toMs: number };
}

/** One thing that must hold; `run` throws with words when it does not. */
export interface ConformanceCheck {
  readonly name: string;
  run(): Promise<void>;
}

/** Every check for a dialect. */
export function conformanceChecks(subject: ConformanceSubject): readonly ConformanceCheck[] {
  return [...converterChecks(subject), ...vendorChecks(subject)];
}

/** Those of them that a vendor is needed for: what a dialect compiles does not depend on how its vendor is reached. */
export function vendorChecks(subject: ConformanceSubject): readonly ConformanceCheck[] {
  return [
    ...offerChecks(subject),
    ...acceptanceChecks(subject),
    ...clientChecks(subject),
    ...cancelChecks(subject),
    ...featureChecks(subject),
    ...afterLiveChecks(subject),
    ...sandboxChecks(subject),
  ];
}
