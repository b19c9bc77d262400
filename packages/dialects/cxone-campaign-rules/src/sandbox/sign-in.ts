import { grantToken, isJsonObject, readJson, type SandboxRequest, type SandboxWorld } from "@tonegraph/vendor-kit";
import type { Handled, SandboxState } from "./state.ts";

/** `POST /oauth/token` with a JSON body: the client-credentials grant, answered in OAuth's style. */
export function signIn(state: SandboxState, request: SandboxRequest, world: SandboxWorld): Handled {
  const { tokens, response } = grantToken(state, asForm(request), world);
  return { state: tokens === null ? state : { ...state, tokens }, response };
}

// The grant itself is the same; only its body has another form here.
function asForm(request: SandboxRequest): SandboxRequest {
  if (!(request.headers["content-type"] ?? "").startsWith("application/json")) return { ...request, headers: {} };
  const body = readJson(request.body);
  const fields = isJsonObject(body) ? Object.entries(body) : [];
  const pairs = fields.map(([name, value]) => `${encoded(name)}=${encoded(typeof value === "string" ? value : "")}`);
  return { ...request, headers: { "content-type": "application/x-www-form-urlencoded" }, body: pairs.join("&") };
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
