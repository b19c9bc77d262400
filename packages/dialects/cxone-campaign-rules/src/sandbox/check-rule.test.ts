import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { holidaySupportPayload } from "../__fixtures__/document-payloads.ts";
import { account, FLOWS } from "../__fixtures__/sandbox-account.ts";
import { converter } from "../convert.ts";
import { sandbox } from "./sandbox.ts";

describe("sandbox: signing in", () => {
  it.each<[string, Json, string, number]>([
    ["a form", "grant_type=client_credentials", "application/x-www-form-urlencoded", 400],
    ["no JSON", "{", "application/json", 400],
    ["another grant", { grant_type: "password" }, "application/json", 400],
    [
      "a wrong secret",
      { grant_type: "client_credentials", client_id: "sandbox-client", client_secret: "x" },
      "application/json",
      401,
    ],
    [
      "an unknown client",
      { grant_type: "client_credentials", client_id: "constructor", client_secret: "x" },
      "application/json",
      401,
    ],
  ])("refuses %s", (...[, body, type, status]) => {
    expect(account().ask("POST", "/oauth/token", { body, type }).status).toBe(status);
  });

  it("holds clients to their scopes, and tokens to their hour", () => {
    const { ask, signIn, advance } = account();
    const token = signIn("sandbox-reader");
    const statuses = [
      ask("GET", `${FLOWS}/x`, { token }),
      ask("POST", FLOWS, { token, body: holidaySupportPayload }),
      ask("GET", "/api/v2/media/assets/asset_menu", { token }),
      ask("POST", "/api/v2/event/webhooks", { token, body: {} }),
      ask("POST", "/api/v2/analytics/ivrs/details/query", { token, body: {} }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 403, 200, 403, 403]);
    advance(3_600_000);
    expect(ask("GET", `${FLOWS}/x`, { token }).status).toBe(401);
  });
});

describe("sandbox: creating", () => {
  const [root, sales] = holidaySupportPayload.nodes;
  const chain = (length: number): Json[] =>
    Array.from({ length }, (_, index) => ({
      id: `n${index}`,
      type: "dtmf",
      transitions: index + 1 < length ? [{ condition: "next", target: `n${index + 1}` }] : [],
    }));

  it("makes a draft, whatever status and id it is sent", () => {
    const { ask, token, said } = account();
    const made = said(ask("POST", FLOWS, { token, body: { ...holidaySupportPayload, status: "ACTIVE", id: "mine" } }));
    expect(made).toMatchObject({ http: 201, ...holidaySupportPayload, status: "DRAFT", version: 1 });
    expect(made["id"]).toMatch(/^flow_/);
  });

  it.each<[string, { [key: string]: Json }, string]>([
    ["no name", { name: "" }, "name: is not allowed to be empty"],
    ["no campaign", { campaignId: "" }, "campaignId: is not allowed to be empty"],
    ["no nodes", { nodes: [] }, "nodes: must contain at least 1 item"],
    [
      "a type that is none",
      { nodes: [{ id: "a", type: "agent" }] },
      "nodes.0.type: must be one of greeting, dtmf, transfer, queue, hangup",
    ],
    [
      "a greeting without a recording",
      { nodes: [{ id: "a", type: "greeting" }] },
      "nodes.0.mediaAssetId: is required for a greeting",
    ],
    [
      "a target that does not exist",
      { nodes: [{ ...root }] },
      "nodes.0.transitions.0.target: names the node sales, which does not exist",
    ],
    ["a node twice", { nodes: [{ ...root }, { ...sales }, { ...sales }] }, "nodes.2.id: contains a duplicate: sales"],
    [
      "a way of 16 nodes",
      { nodes: chain(16) },
      `nodes.15: Maximum path depth of 15 exceeded: ${chain(16)
        .map((_, index) => `n${index}`)
        .join(" -> ")}`,
    ],
    ["no fallback", { fallbackAction: {} }, "fallbackAction.type: must be one of hangup, queue, transfer"],
    [
      "a date without a zone",
      { effectiveDate: "2024-11-01T00:00:00" },
      "effectiveDate: must be in ISO 8601 date format with a time zone",
    ],
    ["a beginning that is null", { effectiveDate: null }, "effectiveDate: must be a string"],
    ["a status that is none", { status: "LIVE" }, "status: must be one of DRAFT, ACTIVE, INACTIVE"],
  ])("refuses %s with 400", (_, change, words) => {
    const { ask, token, said, state } = account();
    const refused = said(ask("POST", FLOWS, { token, body: { ...holidaySupportPayload, ...change } }));
    expect(refused).toMatchObject({ http: 400, errorCode: "BAD_REQUEST", message: "Payload schema validation failed" });
    expect(JSON.stringify(refused["errors"])).toContain(words.slice(words.indexOf(": ") + 2));
    expect(JSON.stringify(refused["errors"])).toContain(`"path":"${words.slice(0, words.indexOf(": "))}"`);
    expect(sandbox.listFlows(state())).toEqual([]);
  });

  it("takes what a drawing keeps of a copy beside the document's fields, wherever it stands", () => {
    const [first, ...others] = holidaySupportPayload.nodes;
    const copy = {
      ...holidaySupportPayload,
      owner: "team-7",
      nodes: [{ ...first, skill: 4, transitions: first?.transitions.map((one) => ({ ...one, weight: 2 })) }, ...others],
      fallbackAction: { ...holidaySupportPayload.fallbackAction, tone: "low" },
    };
    const drawn = converter.decompile(JSON.parse(JSON.stringify(copy)));
    if (!drawn.ok) throw new Error("the copy cannot be drawn");
    const { ask, token, said } = account();
    const made = said(ask("POST", FLOWS, { token, body: converter.compile(drawn.value.flow).artefact }));
    expect(made).toMatchObject({ http: 201, ...copy, status: "DRAFT" });
  });

  it("takes a way of 15 nodes", () => {
    const { ask, token } = account();
    expect(ask("POST", FLOWS, { token, body: { ...holidaySupportPayload, nodes: chain(15) } }).status).toBe(201);
  });
});

it("says once what is wrong with a rule that somebody changed there", () => {
  const { ask, token, create, said, state, change } = account();
  const id = create(holidaySupportPayload);
  const { artefact } = sandbox.listFlows(state()).find((flow) => flow.id === id) ?? { artefact: {} };
  change(sandbox.editFlow(state(), { id, artefact: { ...(artefact as object), name: "" }, now: 0 }).state);
  const errors = [{ path: "name", message: "is not allowed to be empty" }];
  expect(said(ask("POST", `${FLOWS}/${id}/validate`, { token }))).toMatchObject({ status: "INVALID", errors });
  expect(said(ask("POST", `${FLOWS}/${id}/compile`, { token }))).toMatchObject({ http: 400, errors });
});
