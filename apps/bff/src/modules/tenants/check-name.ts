import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { TenantStore } from "./ports.ts";

/**
 * Where two tenants share a name nobody can tell to which of them a flow is published. Those that always shared one keep
 * it: only a new name is looked at.
 */
export async function checkName(
  { id, name }: { readonly id: string; readonly name: string },
  store: Pick<TenantStore, "isNameTaken">,
): Promise<Result<null, ApiFault>> {
  if (!(await store.isNameTaken(name, id))) return ok(null);
  const message = `Another tenant is called “${name}”. Choose a name that tells them apart.`;
  return fault("invalid-body", message, { errors: [{ pointer: "/name", code: "name-taken", message }] });
}
