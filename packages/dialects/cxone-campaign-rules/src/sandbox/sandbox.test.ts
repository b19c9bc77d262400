import type { Json } from "@tonegraph/flow-model";
import type { SandboxTraffic } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { fullPayload } from "../__fixtures__/document-payloads.ts";
import { account, FLOWS, START } from "../__fixtures__/sandbox-account.ts";
import { sandbox } from "./sandbox.ts";
import { freshState } from "./state.ts";

describe("sandbox: making live", () => {
  it("validates against what the account has at that moment", () => {
    const { ask, token, create, said, state, change } = account();
    const path = `${FLOWS}/${create(fullPayload)}/validate`;
    expect(said(ask("POST", path, { token }))).toEqual({ http: 200, status: "VALID", errors: [] });
    for (const resource of [
      { kind: "asset", id: "asset_menu" },
      { kind: "campaign", id: "camp_9x8y7z" },
      { kind: "queue", id: "sales" },
    ])
      change(sandbox.changeResource(state(), { action: "remove", resource }));
    expect(said(ask("POST", path, { token }))).toEqual({
      http: 200,
      status: "INVALID",
      errors: [
        { path: "campaignId", message: "Campaign camp_9x8y7z does not exist" },
        { path: "nodes.1.mediaAssetId", message: "Media asset asset_menu does not exist" },
        { path: "nodes.2.id", message: "Queue sales does not exist" },
        { path: "fallbackAction.target", message: "Queue sales does not exist" },
      ],
    });
  });

  it("compiles for 8 s by the clock, one flow at a time, and activates only what is compiled and valid", () => {
    const { ask, token, create, said, advance } = account();
    const [first, second] = [`${FLOWS}/${create()}`, `${FLOWS}/${create(fullPayload)}`];
    const activation = { token, body: { status: "ACTIVE" } };
    expect(said(ask("GET", `${first}/status`, { token }))["status"]).toBe("IDLE");
    expect(said(ask("POST", `${first}/compile`, { token }))["status"]).toBe("BUSY");
    expect(said(ask("POST", `${second}/compile`, { token }))).toMatchObject({ http: 409, errorCode: "COMPILE_BUSY" });
    expect(said(ask("GET", `${second}/status`, { token }))["status"]).toBe("IDLE");
    expect(said(ask("PATCH", first, activation))).toMatchObject({ http: 409, errorCode: "NOT_COMPILED" });
    advance(8000);
    expect(said(ask("GET", `${first}/status`, { token }))["status"]).toBe("COMPILED");
    expect(said(ask("PATCH", first, activation))).toMatchObject({ http: 409, errorCode: "NOT_VALIDATED" });
    expect(said(ask("POST", `${first}/validate`, { token }))["status"]).toBe("VALID");
    expect(said(ask("PATCH", first, activation))).toMatchObject({ http: 200, status: "ACTIVE" });
    expect(said(ask("PATCH", first, { token, body: { status: "INACTIVE" } }))["status"]).toBe("INACTIVE");
    expect(said(ask("PATCH", first, activation))["status"]).toBe("ACTIVE");
    expect(said(ask("POST", `${first}/compile`, { token }))).toMatchObject({ http: 200, status: "COMPILED" });
    expect(said(ask("POST", `${second}/compile`, { token }))["status"]).toBe("BUSY");
  });

  it.each<[string, Json]>([
    ["another status", { status: "DRAFT" }],
    ["a date without a zone", { status: "ACTIVE", effectiveDate: "2026-01-01" }],
    ["a beginning that is null", { status: "ACTIVE", effectiveDate: null }],
    [
      "a window that ends before it begins",
      { status: "ACTIVE", effectiveDate: "2026-02-01T00:00:00Z", expirationDate: "2026-01-01T00:00:00Z" },
    ],
  ])("refuses an activation with %s", (_, body) => {
    const { ask, token, create } = account({ ...freshState(), compileMs: 0 });
    const path = `${FLOWS}/${create()}`;
    ask("POST", `${path}/compile`, { token });
    expect(ask("PATCH", path, { token, body }).status).toBe(400);
  });

  it("takes flows out of service and away", () => {
    const { ask, token, create, said, state } = account();
    const path = `${FLOWS}/${create()}`;
    expect(said(ask("PATCH", path, { token, body: { status: "INACTIVE" } }))["status"]).toBe("INACTIVE");
    expect(ask("DELETE", path, { token }).status).toBe(204);
    expect(ask("DELETE", path, { token }).status).toBe(404);
    expect(sandbox.listFlows(state())).toEqual([]);
  });
});

describe("sandbox: beside flows", () => {
  it("knows its recordings", () => {
    const { ask, token } = account();
    expect(ask("GET", "/api/v2/media/assets/asset_abc123", { token }).status).toBe(200);
    expect(ask("GET", "/api/v2/media/assets/constructor", { token }).status).toBe(404);
  });

  it("registers webhooks as often as it is asked to, and lists them", () => {
    const { ask, token, said } = account();
    const body = {
      name: "a",
      url: "https://hooks.example.com/",
      events: ["ivr.flow.failed"],
      httpMethod: "POST",
      enabled: true,
    };
    for (const _ of [1, 2]) expect(ask("POST", "/api/v2/event/webhooks", { token, body }).status).toBe(201);
    expect(ask("POST", "/api/v2/event/webhooks", { token, body: { ...body, url: "hooks" } }).status).toBe(400);
    expect(said(ask("GET", "/api/v2/event/webhooks", { token }))["entities"]).toHaveLength(2);
  });

  it("gives figures per day in pages, from whoever called", () => {
    const HOUR = 3_600_000;
    const traffic: SandboxTraffic = {
      perNode: () => [],
      totals: (_flowId, from, to) => ({
        calls: (to - from) / HOUR + 1,
        completed: (to - from) / HOUR / 4,
        abandoned: ((to - from) / HOUR / 4) * 3,
        totalSeconds: (to - from) / 1000,
      }),
    };
    const { ask, token, create, said } = account({ ...freshState(), pageSize: 2 }, traffic);
    const query = {
      aggregations: [
        { name: "total_duration", type: "sum" },
        { name: "completion_rate", type: "avg" },
      ],
      filter: { type: "equals", path: "flowId", to: create() },
      interval: "P1D",
      dateFrom: "2026-01-02T00:00:00Z",
      dateTo: "2026-01-04T12:00:00Z",
    };
    const path = "/api/v2/analytics/ivrs/details/query";
    const page = said(ask("POST", path, { token, body: query }));
    const rest = said(ask("POST", path, { token, body: { ...query, nextPageToken: page["nextPageToken"] ?? "" } }));
    expect([page["entities"], rest["entities"]].flat()).toEqual(
      [
        ["2026-01-02", 86_400],
        ["2026-01-03", 86_400],
        ["2026-01-04", 43_200],
      ].map(([date, seconds]) => ({
        flowId: query.filter.to,
        date: `${date}T00:00:00.000Z`,
        total_duration: seconds,
        completion_rate: 0.25,
      })),
    );
    expect(rest["nextPageToken"]).toBeNull();
    expect(ask("POST", path, { token, body: { ...query, filter: { type: "like" } } }).status).toBe(400);
    expect(
      said(ask("POST", path, { token, body: { ...query, filter: { ...query.filter, to: "gone" } } }))["entities"],
    ).toEqual([]);
  });

  it("limits requests where it is told to, and says when to come again", () => {
    const { ask, token } = account({ ...freshState(), rateLimit: { requests: 1, windowMs: 10_000 } });
    ask("GET", `${FLOWS}/x`, { token });
    expect(ask("GET", `${FLOWS}/x`, { token })).toMatchObject({ status: 429, headers: { "retry-after": "10" } });
  });

  it("edits a flow behind our back and keeps its id and status", () => {
    const { create, state } = account();
    const id = create();
    const { state: edited } = sandbox.editFlow(state(), {
      id,
      artefact: { ...fullPayload, id: "x", status: "ACTIVE" },
      now: START,
    });
    expect(sandbox.listFlows(edited)).toMatchObject([
      { id, artefact: { id, name: "Billing", status: "DRAFT", version: 2 } },
    ]);
  });
});
