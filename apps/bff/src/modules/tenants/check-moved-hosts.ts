import { ok, type Result } from "@tonegraph/flow-model";
import type { MovedHost } from "@tonegraph/vendor-kit";
import { fault, type ApiFault } from "../../kernel/fault.ts";

/** Stored credentials stay with the hosts that they were given for: whoever moves an address shows that they know them. */
export function checkMovedHosts(moved: readonly MovedHost[], hasCredentials: boolean): Result<null, ApiFault> {
  if (moved.length === 0 || hasCredentials) return ok(null);
  const hosts = [...new Set(moved.map(({ from }) => from))].filter((host) => host !== "");
  const former = hosts.length === 0 ? "" : `: they were given for ${hosts.join(" and ")}`;
  const message = `The address changes, so the client's id and secret have to be given again${former}.`;
  return fault("invalid-body", message, { errors: [{ pointer: "/credentials", code: "credentials-needed", message }] });
}
