import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { mainMenuPayload } from "../__fixtures__/document-payloads.ts";
import { sandbox } from "./sandbox.ts";
import { freshState } from "./state.ts";

const FLOWS = "/api/v2/flows";

function account(initial: Json = freshState()) {
  let state = initial;
  let now = Date.UTC(2026, 0, 5, 9);
  let count = 0;
  const ask = (
    method: string,
    path: string,
    {
      body = "",
      key,
      token,
      type = "application/json",
    }: { body?: Json; key?: string; token?: string; type?: string } = {},
  ): SandboxResponse => {
    const headers = {
      "content-type": type,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const world = { now, entropy: () => `token-${(count += 1)}` };
    const handled = sandbox.handle(state, { method, path, query: {}, headers, body: text }, world);
    state = handled.state;
    return handled.response;
  };
  const signIn = (clientId = "sandbox-client"): string => {
    const body = `grant_type=client_credentials&client_id=${clientId}&client_secret=sandbox-secret`;
    return JSON.parse(ask("POST", "/oauth/token", { body, type: "application/x-www-form-urlencoded" }).body)
      .access_token;
  };
  return { ask, signIn, advance: (ms: number) => void (now += ms), state: () => state };
}

const [first, second] = mainMenuPayload.connections;
const manyKeys = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...second,
    id: `conn_${String(index).padStart(12, "b")}`,
    condition: `choice == ${index}`,
  }));

describe("sandbox: registering", () => {
  it("makes a flow with 201 and replaces it with 200, counting versions", () => {
    const { ask, signIn } = account();
    const token = signIn();
    const made = ask("POST", FLOWS, { token, key: "a", body: mainMenuPayload });
    expect([made.status, JSON.parse(made.body).version]).toEqual([201, 1]);
    const replaced = ask("POST", FLOWS, { token, key: "b", body: { ...mainMenuPayload, name: "Other" } });
    expect([replaced.status, JSON.parse(replaced.body).version]).toEqual([200, 2]);
    const read = ask("GET", `${FLOWS}/ivr_main_menu_v2`, { token });
    expect(JSON.parse(read.body)).toMatchObject({ ...mainMenuPayload, name: "Other", version: 2 });
    expect(ask("GET", `${FLOWS}/nothing`, { token }).status).toBe(404);
  });

  it("gives the first answer again for a key within 24 h, and refuses it with another body", () => {
    const { ask, signIn, advance, state } = account();
    const made = ask("POST", FLOWS, { token: signIn(), key: "a", body: mainMenuPayload });
    advance(23 * 3_600_000);
    const token = signIn();
    expect(ask("POST", FLOWS, { token, key: "a", body: mainMenuPayload })).toMatchObject({
      status: 201,
      body: made.body,
    });
    const other = { ...mainMenuPayload, name: "Other" };
    expect(ask("POST", FLOWS, { token, key: "a", body: other }).status).toBe(409);
    expect(sandbox.listFlows(state())).toMatchObject([{ artefact: { name: mainMenuPayload.name, version: 1 } }]);
    advance(3_600_001);
    expect(ask("POST", FLOWS, { token: signIn(), key: "a", body: other }).status).toBe(200);
  });

  it("keeps a key for a day where the clock was turned back, too", () => {
    const { ask, signIn, advance } = account();
    advance(30 * 86_400_000);
    ask("POST", FLOWS, { token: signIn(), key: "a", body: mainMenuPayload });
    advance(-30 * 86_400_000);
    const other = { ...mainMenuPayload, name: "Other" };
    expect(ask("POST", FLOWS, { token: signIn(), key: "a", body: other }).status).toBe(409);
    ask("POST", FLOWS, { token: signIn(), key: "b", body: mainMenuPayload });
    advance(86_400_001);
    expect(ask("POST", FLOWS, { token: signIn(), key: "a", body: other }).status).toBe(200);
  });

  it("keeps no key of a registration that it refused", () => {
    const { ask, signIn } = account();
    const token = signIn();
    expect(ask("POST", FLOWS, { token, key: "a", body: { ...mainMenuPayload, name: "" } }).status).toBe(422);
    expect(ask("POST", FLOWS, { token, key: "a", body: mainMenuPayload }).status).toBe(201);
  });

  const node = (id: string, type: string) => ({ id, type });
  it.each<[string, { [key: string]: Json }, string]>([
    [
      "a node id of another form",
      { nodes: [...mainMenuPayload.nodes, node("queue_1", "terminal")] },
      "nodes.5.id: Node identifiers must follow the 'node_' prefix convention",
    ],
    [
      "a node of another type",
      { nodes: [...mainMenuPayload.nodes, node("node_x", "queue")] },
      "nodes.5.type: must be start, decision or terminal",
    ],
    [
      "a node twice",
      { nodes: [...mainMenuPayload.nodes, node("node_end_05", "terminal")] },
      "nodes.5.id: node_end_05 is there twice",
    ],
    [
      "no start",
      { nodes: mainMenuPayload.nodes.map(({ id, type }) => node(id, type === "start" ? "decision" : type)) },
      "nodes: has 0 start nodes and must have one",
    ],
    [
      "a connection id of another form",
      { connections: [{ ...first, id: "conn_1" }] },
      "connections.0.id: must be conn_ and 12 hex digits",
    ],
    [
      "a malformed condition",
      { connections: [{ ...first, condition: "dtmf = 1" }] },
      "connections.0.condition: is no condition that can be evaluated",
    ],
    [
      "a type that is none",
      { connections: [{ ...first, type: "error" }] },
      "connections.0.type: must be default, conditional or fallback",
    ],
    [
      "an unknown node",
      { connections: [{ ...first, target_node_id: "node_gone" }] },
      "connections.0.target_node_id: There is no node node_gone",
    ],
    [
      "a way round",
      {
        connections: [
          first,
          second,
          { ...second, id: "conn_aaaaaaaaaaaa", source_node_id: "node_queue_03", target_node_id: "node_dtmf_02" },
        ].map((one) => ({ ...one })),
      },
      "connections: Cycle detected in flow topology: node_dtmf_02 -> node_queue_03 -> node_dtmf_02",
    ],
    [
      "a way that ends nowhere",
      { connections: mainMenuPayload.connections.slice(0, 4) },
      "nodes: Flow contains a dangling execution path: node_transfer_04 is no terminal and leads nowhere",
    ],
    [
      "an end that no call reaches",
      { nodes: [...mainMenuPayload.nodes, node("node_spare", "terminal")] },
      "nodes: Flow contains an unreachable execution path: no way from the start leads to node_spare",
    ],
    [
      "11 connections leaving a node",
      { connections: [...mainMenuPayload.connections, ...manyKeys(9)] },
      "connections: Topology constraint violation: node_dtmf_02 has 11 outbound connections and may have 10",
    ],
    [
      "51 connections",
      { connections: [...mainMenuPayload.connections, ...manyKeys(46)] },
      "connections: has more than 50 connections",
    ],
    ["another type of flow", { type: "CHAT" }, "type: must be IVR"],
  ])("refuses %s with 422", (_, change, words) => {
    const { ask, signIn } = account();
    const { status, body } = ask("POST", FLOWS, { token: signIn(), key: "a", body: { ...mainMenuPayload, ...change } });
    const { code, details } = JSON.parse(body);
    expect([status, code]).toEqual([422, "UNPROCESSABLE_FLOW"]);
    expect(details.map(({ path, message }: { path: string; message: string }) => `${path}: ${message}`)).toContain(
      words,
    );
  });

  it("takes 10 connections leaving a node, or as many as the account has", () => {
    const { ask, signIn, state } = account();
    const ten = { ...mainMenuPayload, connections: [...mainMenuPayload.connections, ...manyKeys(8)] };
    expect(ask("POST", FLOWS, { token: signIn(), key: "a", body: ten }).status).toBe(201);
    const strict = account({ ...JSON.parse(JSON.stringify(state())), maxConnectionsPerNode: 9 });
    expect(strict.ask("POST", FLOWS, { token: strict.signIn(), key: "b", body: ten }).status).toBe(422);
  });

  it.each<[string, Parameters<ReturnType<typeof account>["ask"]>[2], number]>([
    ["no key", { body: mainMenuPayload }, 400],
    ["a body that is no JSON", { body: "{", key: "a" }, 400],
    ["a form", { body: "a=b", key: "a", type: "application/x-www-form-urlencoded" }, 415],
  ])("refuses %s", (_, asked, status) => {
    const { ask, signIn } = account();
    expect(ask("POST", FLOWS, { ...asked, token: signIn() }).status).toBe(status);
  });
});

describe("sandbox: who may", () => {
  it("holds clients to their scopes, and tokens to their hour", () => {
    const { ask, signIn, advance } = account();
    const reader = signIn("sandbox-reader");
    expect(ask("GET", `${FLOWS}/x`, { token: reader }).status).toBe(404);
    const refused = ask("POST", FLOWS, { token: reader, key: "a", body: mainMenuPayload });
    expect([refused.status, JSON.parse(refused.body).message]).toEqual([
      401,
      "The access token lacks the scope flows:write",
    ]);
    advance(3_600_000);
    expect(ask("GET", `${FLOWS}/x`, { token: reader }).status).toBe(401);
  });

  it("limits requests where it is told to, and says when to come again", () => {
    const { ask, signIn, advance } = account({ ...freshState(), rateLimit: { requests: 2, windowMs: 10_000 } });
    const token = signIn();
    ask("GET", `${FLOWS}/x`, { token });
    ask("GET", `${FLOWS}/x`, { token });
    advance(4000);
    expect(ask("GET", `${FLOWS}/x`, { token })).toMatchObject({ status: 429, headers: { "retry-after": "6" } });
    advance(6000);
    expect(ask("GET", `${FLOWS}/x`, { token }).status).toBe(404);
  });
});

describe("sandbox: behind our back", () => {
  it("edits a flow without any check and keeps its id", () => {
    const { ask, signIn, state } = account();
    const token = signIn();
    ask("POST", FLOWS, { token, key: "a", body: mainMenuPayload });
    const edit = { id: "ivr_main_menu_v2", artefact: { ...mainMenuPayload, id: "other", nodes: [] }, now: 0 };
    const edited = sandbox.editFlow(state(), edit);
    expect(edited.edited).toBe(true);
    expect(sandbox.listFlows(edited.state)).toMatchObject([
      { id: edit.id, artefact: { id: edit.id, nodes: [], version: 2 } },
    ]);
  });

  it("is refused a state of another dialect", () => {
    expect(() => sandbox.listFlows({ ...freshState(), dialect: "other" })).toThrow();
  });
});
