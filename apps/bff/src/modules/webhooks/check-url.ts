import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { AddressCheck } from "./ports.ts";

/** Refuses an address that may not be called, with its place. */
export async function checkUrl(url: string | undefined, isAllowed: AddressCheck): Promise<Result<null, ApiFault>> {
  if (url === undefined) return ok(null);
  const allowed = await isAllowed(url);
  if (allowed.ok) return ok(null);
  return fault("address-not-allowed", allowed.error, {
    errors: [{ pointer: "/url", code: "address-not-allowed", message: allowed.error }],
  });
}
