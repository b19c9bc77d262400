import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse, SandboxTraffic } from "@tonegraph/vendor-kit";
import { sandbox } from "../sandbox/sandbox.ts";
import { freshState } from "../sandbox/state.ts";
import { holidaySupportPayload } from "./document-payloads.ts";

/** Where the flows are. */
export const FLOWS = "/api/v2/ivr/flows";
/** When the tests begin. */
export const START = Date.UTC(2026, 0, 5, 9);

/** A fresh account, or one in this state, with its clock in the test's hands. */
export function account(initial: Json = freshState(), traffic?: SandboxTraffic) {
  let state = initial;
  let now = START;
  let count = 0;
  const ask = (
    method: string,
    path: string,
    { body, token, type = "application/json" }: { body?: Json; token?: string; type?: string } = {},
  ): SandboxResponse => {
    const headers = { "content-type": type, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const text = typeof body === "string" ? body : JSON.stringify(body ?? "");
    const world = {
      now,
      entropy: () => `${String((count += 1)).padStart(12, "0")}`,
      ...(traffic === undefined ? {} : { traffic }),
    };
    const handled = sandbox.handle(state, { method, path, query: {}, headers, body: text }, world);
    state = handled.state;
    return handled.response;
  };
  const signIn = (clientId = "sandbox-client"): string =>
    JSON.parse(
      ask("POST", "/oauth/token", {
        body: { grant_type: "client_credentials", client_id: clientId, client_secret: "sandbox-secret" },
      }).body,
    ).access_token;
  const said = (response: SandboxResponse): { [key: string]: Json } => ({
    http: response.status,
    ...(response.body === "" ? {} : JSON.parse(response.body)),
  });
  const token = signIn();
  const create = (rule: Json = holidaySupportPayload): string =>
    String(JSON.parse(ask("POST", FLOWS, { token, body: rule }).body).id);
  return {
    ask,
    signIn,
    token,
    create,
    said,
    advance: (ms: number) => void (now += ms),
    state: () => state,
    change: (next: Json) => void (state = next),
  };
}

