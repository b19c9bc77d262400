import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { customerSupportPayload, globalSupportPayload } from "../__fixtures__/document-payloads.ts";
import { sandbox } from "./sandbox.ts";
import { freshState } from "./state.ts";

const FLOWS = "/api/v2/ivr/flows";
const START = Date.UTC(2026, 0, 5, 9, 0, 0);

function account(initial: Json = freshState()) {
  let state = initial;
  let now = START;
  let count = 0;
  const world = {
    get now() {
      return now;
    },
    entropy: () => `${String((count += 1)).padStart(8, "0")}ffff`,
  };
  const ask = (
    method: string,
    path: string,
    asked: { token?: string; body?: Json | string; type?: string } = {},
  ): SandboxResponse => {
    const headers = {
      ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
      "content-type": asked.type ?? "application/json",
    };
    const body = typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body ?? "");
    const handled = sandbox.handle(state, { method, path, query: {}, headers, body }, world);
    state = handled.state;
    return handled.response;
  };
  const signIn = (
    form = "client_id=sandbox-client&client_secret=sandbox-secret&scope=ivr:read+ivr%3Awrite",
    grant = "client_credentials",
  ) => ask("POST", "/oauth2/token", { body: `grant_type=${grant}&${form}`, type: "application/x-www-form-urlencoded" });
  const token = (form?: string): string => JSON.parse(signIn(form).body).access_token;
  return { ask, signIn, token, advance: (ms: number) => void (now += ms), state: () => state };
}

type Body = { [key: string]: Json };
const menu = (change: Body): Body => ({
  ...customerSupportPayload,
  nodes: [{ ...customerSupportPayload.nodes[0], ...change }],
});
const behavior = (change: Body): Body =>
  menu({ timeoutBehavior: { ...customerSupportPayload.nodes[0]?.timeoutBehavior, ...change } });
const key = (name: string, type = "queue", id = "queue_general"): Body =>
  menu({ dtmfMappings: [{ key: name, destination: { type, id } }] });

const GENERAL = { type: "queue", id: "queue_general" };
const [MAIN_MENU = null] = customerSupportPayload.nodes;

describe("sandbox: sign-in", () => {
  it("grants what was asked for, for an hour", () => {
    const { signIn } = account();
    const response = signIn();
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body)).toMatchObject({
      token_type: "Bearer",
      expires_in: 3600,
      scope: "ivr:read ivr:write",
    });
  });

  it.each([
    ["a wrong secret", "client_id=sandbox-client&client_secret=no", "client_credentials", 401, "invalid_client"],
    ["an unknown client", "client_id=constructor&client_secret=no", "client_credentials", 401, "invalid_client"],
    [
      "another grant",
      "client_id=sandbox-client&client_secret=sandbox-secret",
      "password",
      400,
      "unsupported_grant_type",
    ],
    [
      "foreign scopes alone",
      "client_id=sandbox-client&client_secret=sandbox-secret&scope=admin",
      "client_credentials",
      400,
      "invalid_scope",
    ],
  ])("refuses %s in OAuth's style", (...[, form, grant, status, error]) => {
    const response = account().signIn(form, grant);
    expect([response.status, JSON.parse(response.body).error]).toEqual([status, error]);
  });

  it("takes a token until it ends, and not when tokens were made to end", () => {
    const { ask, token, advance } = account();
    const value = token();
    advance(3_599_999);
    expect(ask("GET", `${FLOWS}/x`, { token: value }).status).toBe(404);
    advance(1);
    expect(ask("GET", `${FLOWS}/x`, { token: value }).status).toBe(401);
    expect(
      sandbox.expireTokens({ ...freshState(), tokens: { a: { expiresAt: START * 2, scopes: [] } } }),
    ).toMatchObject({ tokens: {} });
  });

  it("asks for the scope that a call needs", () => {
    const { ask, token } = account();
    const reader = token("client_id=sandbox-reader&client_secret=sandbox-secret");
    const refused = ask("POST", FLOWS, { token: reader, body: customerSupportPayload });
    expect([refused.status, JSON.parse(refused.body).errorCode]).toEqual([403, "INSUFFICIENT_SCOPE"]);
    expect(ask("GET", `${FLOWS}/x`, { token: reader }).status).toBe(404);
  });
});

describe("sandbox: flows", () => {
  it("answers as the document shows, counts versions, and reads back what was written", () => {
    const { ask, token, advance } = account();
    const signedIn = { token: token() };
    const made = ask("POST", FLOWS, { ...signedIn, body: customerSupportPayload });
    const { id, ...answer } = JSON.parse(made.body);
    expect(made.status).toBe(201);
    expect(answer).toEqual({
      name: "Customer_Support_Menu",
      version: 1,
      status: "DRAFT",
      createdAt: "2026-01-05T09:00:00.000Z",
    });

    advance(60_000);
    const put = ask("PUT", `${FLOWS}/${id}`, {
      ...signedIn,
      body: { ...customerSupportPayload, description: "", version: 1, status: "DRAFT" },
    });
    expect(put.status).toBe(200);
    expect(JSON.parse(ask("GET", `${FLOWS}/${id}`, signedIn).body)).toEqual({
      id,
      ...customerSupportPayload,
      description: "",
      version: 2,
      status: "DRAFT",
      createdAt: "2026-01-05T09:00:00.000Z",
      updatedAt: "2026-01-05T09:01:00.000Z",
    });
  });

  it.each<[string, Body, string, RegExp]>([
    [
      "451 characters",
      menu({ voicePrompts: [{ text: "x".repeat(451), language: "en-US" }] }),
      "nodes[0].voicePrompts[0].text",
      /exceeds 450 character limit. Current length: 451/,
    ],
    ["a node that is no menu", menu({ type: "script" }), "nodes[0].type", /^must be menu$/],
    ["nothing to say", menu({ voicePrompts: [] }), "nodes[0].voicePrompts", /at least one prompt/],
    ["no key", menu({ dtmfMappings: [] }), "nodes[0].dtmfMappings", /at least one key/],
    ["a key beyond the keypad", key("A"), "nodes[0].dtmfMappings[0].key", /Invalid DTMF key: A/],
    ["two keys at once", key("12"), "nodes[0].dtmfMappings[0].key", /Invalid DTMF key/],
    [
      "another kind of destination",
      key("1", "menu", "x"),
      "nodes[0].dtmfMappings[0].destination.type",
      /Invalid routing destination type/,
    ],
    [
      "a queue that does not exist",
      key("1", "queue", "queue_gone"),
      "nodes[0].dtmfMappings[0].destination.id",
      /Queue 'queue_gone' does not exist/,
    ],
    [
      "an agent that does not exist",
      key("1", "agent", "agent_gone"),
      "nodes[0].dtmfMappings[0].destination.id",
      /Agent 'agent_gone' does not exist/,
    ],
    ["a number that is none", key("1", "external_number", "555"), "nodes[0].dtmfMappings[0].destination.id", /E\.164/],
    ["a short wait", behavior({ noInputTimeoutMs: 999 }), "nodes[0].timeoutBehavior.noInputTimeoutMs", /at least 1000/],
    [
      "a long wait",
      behavior({ noInputTimeoutMs: 30_001 }),
      "nodes[0].timeoutBehavior.noInputTimeoutMs",
      /at most 30000/,
    ],
    ["no repeat", behavior({ maxRepeats: 0 }), "nodes[0].timeoutBehavior.maxRepeats", /at least 1/],
    ["six repeats", behavior({ maxRepeats: 6 }), "nodes[0].timeoutBehavior.maxRepeats", /at most 5/],
    ["another action", behavior({ action: "sing" }), "nodes[0].timeoutBehavior.action", /repeat, transfer or hangup/],
    [
      "a fallback without id",
      behavior({ fallbackDestination: { type: "agent", id: "" } }),
      "nodes[0].timeoutBehavior.fallbackDestination.id",
      /empty/,
    ],
    [
      "a key twice",
      menu({ dtmfMappings: ["1", "2", "1"].map((name) => ({ key: name, destination: GENERAL })) }),
      "nodes[0].dtmfMappings[2].key",
      /Duplicate DTMF key: 1/,
    ],
    [
      "a node's id twice",
      { ...customerSupportPayload, nodes: [...customerSupportPayload.nodes, ...globalSupportPayload.nodes, MAIN_MENU] },
      "nodes[2].id",
      /Duplicate node id: main_menu/,
    ],
    ["no nodes", { name: "x", description: "", nodes: [] }, "nodes", /at least one/],
    ["no name", { ...customerSupportPayload, name: "" }, "name", /empty/],
  ])("refuses %s with the field and words, and keeps what it has", (...[, body, field, words]) => {
    const { ask, token } = account();
    const signedIn = { token: token() };
    const { id } = JSON.parse(ask("POST", FLOWS, { ...signedIn, body: customerSupportPayload }).body);
    for (const response of [
      ask("POST", FLOWS, { ...signedIn, body }),
      ask("PUT", `${FLOWS}/${id}`, { ...signedIn, body }),
    ]) {
      const answer = JSON.parse(response.body);
      expect([response.status, answer.errorCode, answer.errors[0].field]).toEqual([400, "VALIDATION_FAILED", field]);
      expect(answer.errors[0].message).toMatch(words);
    }
    expect(JSON.parse(ask("GET", `${FLOWS}/${id}`, signedIn).body)).toMatchObject({
      ...customerSupportPayload,
      version: 1,
    });
  });

  it.each(["id", "createdAt", "updatedAt"])("refuses a PUT that sends %s back, which a POST may", (field) => {
    const { ask, token } = account();
    const signedIn = { token: token() };
    const body = { ...customerSupportPayload, [field]: "x" };
    const { id } = JSON.parse(ask("POST", FLOWS, { ...signedIn, body }).body);
    const put = ask("PUT", `${FLOWS}/${id}`, { ...signedIn, body });
    expect([put.status, JSON.parse(put.body).errors]).toEqual([
      400,
      [{ field, message: "is read-only and must be left out" }],
    ]);
  });

  it.each([
    ["450 characters", menu({ voicePrompts: [{ text: "🙂".repeat(450), language: "en-US" }] })],
    ["the bounds of its numbers", behavior({ noInputTimeoutMs: 1000, maxRepeats: 5 })],
    ["every kind of destination", key("#", "external_number", "+14155550100")],
    [
      "one key in each of two menus",
      { ...customerSupportPayload, nodes: [...customerSupportPayload.nodes, ...globalSupportPayload.nodes] },
    ],
  ])("takes %s", (_, body) => {
    const { ask, token } = account();
    expect(ask("POST", FLOWS, { token: token(), body }).status).toBe(201);
  });

  it.each([
    ["DELETE", `${FLOWS}/x`, 405],
    ["GET", FLOWS, 405],
    ["GET", "/api/v2/other", 404],
    ["PUT", `${FLOWS}/none`, 404],
  ])("%s %s is answered %i", (method, path, status) => {
    const { ask, token } = account();
    expect(ask(method, path, { token: token(), body: customerSupportPayload }).status).toBe(status);
  });

  it("limits the rate when it is switched on, and says when to come back", () => {
    const { ask, token, advance } = account({ ...freshState(), rateLimit: { requests: 2, windowMs: 10_000 } });
    const signedIn = { token: token() };
    expect([1, 2].map(() => ask("GET", `${FLOWS}/x`, signedIn).status)).toEqual([404, 404]);
    advance(3000);
    expect(ask("GET", `${FLOWS}/x`, signedIn)).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
    advance(7000);
    expect(ask("GET", `${FLOWS}/x`, signedIn).status).toBe(404);
  });

  it("lets a flow be edited behind one's back, without any check", () => {
    const { ask, token, state } = account();
    const signedIn = { token: token() };
    const { id } = JSON.parse(ask("POST", FLOWS, { ...signedIn, body: customerSupportPayload }).body);
    const { state: after, edited } = sandbox.editFlow(state(), {
      id,
      artefact: { name: "Mine now", nodes: [] },
      now: START,
    });
    expect(edited).toBe(true);
    expect(sandbox.listFlows(after)).toMatchObject([{ id, artefact: { id, name: "Mine now", nodes: [], version: 2 } }]);
  });

  it("refuses a kept state that is damaged, rather than starting afresh", () => {
    expect(() => sandbox.listFlows({ dialect: "cxone-ivr-menus" })).toThrow();
  });
});
