import type { MountedDialect } from "./mounted-dialect.ts";
import type { SteerableClock } from "./sandbox-clock.ts";

/** The vendors as somebody plays them, on the page or by the control API. */
export interface PlayedVendors {
  readonly dialects: ReadonlyMap<string, MountedDialect>;
  readonly clock: SteerableClock;
  /** Names that the sandbox is called by beside those of this machine. */
  readonly hosts: readonly string[];
}
