import type { Json } from "@tonegraph/flow-model";
import type { Clock, HttpRequest, HttpSend } from "../http.ts";
import type { DialectSandbox, SandboxRequest, SandboxTraffic } from "../sandbox.ts";

/** A vendor in memory, reached without a network. */
export interface SandboxVendor {
  readonly send: HttpSend;
  readonly baseUrl: string;
  readonly requests: readonly HttpRequest[];
  state(): Json;
  change(change: (state: Json) => Json): void;
}

/** Opens a fresh account of a dialect's stand-in at a clock. */
export type OpenVendor = (sandbox: DialectSandbox, clock: Clock, traffic?: SandboxTraffic) => SandboxVendor;

/** Serves a dialect's sandbox as a sender; everything below `https://sandbox.test` is its mount. Nobody calls without traffic. */
export function createSandboxVendor(sandbox: DialectSandbox, clock: Clock, traffic?: SandboxTraffic): SandboxVendor {
  const baseUrl = "https://sandbox.test";
  const requests: HttpRequest[] = [];
  let state = sandbox.initialState();
  let given = 0;
  const entropy = (): string => {
    given += 1;
    return `${String(given).padStart(8, "0")}-entropy`;
  };
  return {
    baseUrl,
    requests,
    state: () => state,
    change(change) {
      state = change(state);
    },
    async send(request) {
      requests.push(request);
      if (!request.url.startsWith(`${baseUrl}/`))
        return {
          ok: false,
          error: { kind: "notAllowed", sent: false, message: `${request.url} is outside the sandbox` },
        };
      const handled = sandbox.handle(state, asSandboxRequest(request, baseUrl), {
        now: clock.now(),
        entropy,
        ...(traffic === undefined ? {} : { traffic }),
      });
      state = handled.state;
      const { response } = handled;
      const date = new Date(clock.now()).toUTCString();
      return { ok: true, value: { ...response, headers: { date, ...response.headers } } };
    },
  };
}

/** A request as the stand-in behind that address gets it. */
export function asSandboxRequest(request: HttpRequest, baseUrl: string): SandboxRequest {
  const [path = "", search = ""] = request.url.slice(baseUrl.length).split("?");
  const query = search.split("&").filter((pair) => pair !== "");
  return {
    method: request.method,
    path,
    query: Object.fromEntries(
      query.map((pair) => pair.split("=").map(decodeURIComponent)).map(([name = "", value = ""]) => [name, value]),
    ),
    headers: request.headers,
    body: request.body ?? "",
  };
}
