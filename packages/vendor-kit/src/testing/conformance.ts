// What every dialect must do, as checks that any test runner can run. A dialect's conformance.test.ts is then a loop.
import type { Flow, NodeKind } from "@tonegraph/flow-model";
import type { DialectConverter, DialectDescriptor } from "../adapter.ts";
import type { CreateDialectClient, VendorCredentials } from "../client.ts";
import type { DialectSandbox } from "../sandbox.ts";
import { clientChecks } from "./client-checks.ts";
import { converterChecks } from "./converter-checks.ts";
import { sandboxChecks } from "./sandbox-checks.ts";

/** A dialect with what its checks need. */
export interface ConformanceSubject {
  readonly descriptor: DialectDescriptor;
  readonly converter: DialectConverter;
  readonly createClient: CreateDialectClient;
  readonly sandbox: DialectSandbox;
  /** The kinds that the dialect says it cannot carry. */
  readonly notSupported: readonly NodeKind[];
  /** At least two different flows that a fresh sandbox takes as they are. */
  readonly flows: readonly [Flow, Flow, ...Flow[]];
  /** A client of a fresh sandbox with every scope. */
  readonly credentials: VendorCredentials;
  /** The path of the token endpoint below the sandbox's mount. */
  readonly tokenPath: string;
}

/** One thing that must hold; `run` throws with words when it does not. */
export interface ConformanceCheck {
  readonly name: string;
  run(): Promise<void>;
}

/** Every check for a dialect. */
export function conformanceChecks(subject: ConformanceSubject): readonly ConformanceCheck[] {
  return [...converterChecks(subject), ...clientChecks(subject), ...sandboxChecks(subject)];
}
