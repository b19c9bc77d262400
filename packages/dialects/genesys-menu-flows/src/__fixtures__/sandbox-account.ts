import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse, SandboxTraffic } from "@tonegraph/vendor-kit";
import { sandbox } from "../sandbox/sandbox.ts";
import { freshState } from "../sandbox/state.ts";

/** When an account of {@link account} begins, in milliseconds since the epoch. */
export const ACCOUNT_START = Date.UTC(2026, 0, 5, 9, 0, 0);

/** A fresh account of the stand-in, asked without a client: requests go in as they are written. */
export function account(traffic?: SandboxTraffic) {
  let state: Json = freshState();
  let now = ACCOUNT_START;
  let count = 0;
  const entropy = (): string => `${String((count += 1)).padStart(8, "0")}ffff`;
  const ask = (
    method: string,
    path: string,
    asked: { token?: string; body?: Json; type?: string } = {},
  ): SandboxResponse => {
    const [bare = "", search = ""] = path.split("?");
    const query = Object.fromEntries(search.split("&").map((pair) => pair.split("=")));
    const authorization = asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` };
    const headers = { ...authorization, "content-type": asked.type ?? "application/json" };
    const body = typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body ?? "");
    const world = { now, entropy, ...(traffic === undefined ? {} : { traffic }) };
    const handled = sandbox.handle(state, { method, path: bare, query, headers, body }, world);
    state = handled.state;
    return handled.response;
  };
  const token = (client = "sandbox-client"): string => {
    const body = `grant_type=client_credentials&client_id=${client}&client_secret=sandbox-secret`;
    return JSON.parse(ask("POST", "/oauth/token", { body, type: "application/x-www-form-urlencoded" }).body)
      .access_token;
  };
  const change = (next: (state: Json) => Json): void => void (state = next(state));
  return { ask, token, change, advance: (ms: number) => void (now += ms), state: () => state };
}
