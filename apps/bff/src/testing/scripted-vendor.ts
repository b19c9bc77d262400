import { createServer, type Server } from "node:http";

/** Answers one request; a body that is made goes on without end. */
export type Respond = (
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | (() => string),
) => void;

/** What a vendor answers to the next sign-in and to the next reading of a flow; absent: it lets in, and has no such flow. */
export interface VendorScript {
  readonly signIn?: (respond: Respond) => void;
  readonly read?: (respond: Respond) => void;
}

/** A vendor on the network that says what it is told to, and a second host where nobody should ever call. */
export interface ScriptedVendor {
  readonly host: string;
  readonly elsewhere: string;
  script: VendorScript;
  seen: { readonly method: string; readonly url: string }[];
  hitsElsewhere(): number;
  close(): Promise<void>;
}

/** The type of every answer that is one. */
export const JSON_TYPE = { "content-type": "application/json" };

/** As every dialect writes it. */
const NO_SUCH_FLOW = { code: "not.found", errorCode: "FLOW_NOT_FOUND", message: "There is no such flow" };

/** Starts both; `token` is what a sign-in answers that is not scripted. */
export async function startScriptedVendor(token: object): Promise<ScriptedVendor> {
  let hits = 0;
  const elsewhere = createServer((_request, response) => {
    hits += 1;
    response.end("{}");
  });
  const vendor = createServer((request, response) => {
    scripted.seen.push({ method: request.method ?? "", url: request.url ?? "" });
    const isSignIn = request.url?.endsWith("/token") === true;
    const answer = isSignIn ? scripted.script.signIn : scripted.script.read;
    const respond: Respond = (status, headers, body) => {
      response.writeHead(status, headers);
      if (typeof body === "string") return void response.end(body);
      const more = (): void => {
        while (!response.destroyed) if (!response.write(body())) return void response.once("drain", more);
      };
      more();
    };
    if (answer !== undefined) return answer(respond);
    respond(isSignIn ? 200 : 404, JSON_TYPE, JSON.stringify(isSignIn ? token : NO_SUCH_FLOW));
  });
  const servers = [vendor, elsewhere];
  for (const server of servers) await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const scripted: ScriptedVendor = {
    host: hostOf(vendor),
    elsewhere: hostOf(elsewhere),
    script: {},
    seen: [],
    hitsElsewhere: () => hits,
    async close() {
      for (const server of servers) server.closeAllConnections();
      for (const server of servers) await new Promise((done) => server.close(done));
    },
  };
  return scripted;
}

function hostOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen");
  return `127.0.0.1:${address.port}`;
}
