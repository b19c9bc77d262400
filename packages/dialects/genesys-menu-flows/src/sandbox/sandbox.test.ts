import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse, SandboxTraffic } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { customerServicePayload, documentPhrases } from "../__fixtures__/document-payloads.ts";
import { ACCOUNT_START as START, account } from "../__fixtures__/sandbox-account.ts";
import { sandbox } from "./sandbox.ts";
import { freshState } from "./state.ts";

const FLOWS = "/api/v2/flows";
const SUMMARY = "/api/v2/analytics/conversations/summary/query";

type Body = { [key: string]: Json };

const menuWith = (change: Body): Body => {
  const [begin] = customerServicePayload.steps;
  return { ...customerServicePayload, steps: [{ ...begin, nextStep: { ...begin?.nextStep, ...change } }] };
};
const settings = (change: Body): Body => ({
  ...customerServicePayload,
  settings: { ...customerServicePayload.settings, ...change },
});
const key = (change: Body): Body =>
  menuWith({ dtmfHandlers: [{ key: "1", targetFlowId: "queue-sales", promptId: null, ...change }] });
const nested = (levels: number): Body => {
  let inner: Json[] = [];
  for (let level = levels; level > 1; level -= 1)
    inner = [
      {
        id: `m${level}`,
        type: "dtmf",
        promptId: "prompt-sales",
        timeoutSeconds: 5,
        timeoutTarget: "queue-sales",
        dtmfHandlers: [],
        nextSteps: inner,
      },
    ];
  return menuWith({ nextSteps: inner });
};
const said = (response: SandboxResponse) => ({ status: response.status, ...JSON.parse(response.body) });

describe("sandbox: flows", () => {
  it("takes the document's own flow, counts its versions and reads back what was written", () => {
    const { ask, token } = account();
    const signedIn = { token: token() };
    const { id, status, _version } = said(ask("POST", FLOWS, { ...signedIn, body: customerServicePayload }));
    expect([status, _version]).toEqual([201, 1]);
    const body = {
      ...customerServicePayload,
      name: "Renamed",
      settings: { ...customerServicePayload.settings, version: 2 },
    };
    expect(said(ask("PATCH", `${FLOWS}/${id}`, { ...signedIn, body }))).toMatchObject({ status: 200, _version: 2 });
    expect(said(ask("GET", `${FLOWS}/${id}`, signedIn))).toEqual({ status: 200, ...body, id, _version: 2 });
  });

  it.each([1, 3, "2", null])("refuses the version %j over version 1, and keeps what it has", (version) => {
    const { ask, token } = account();
    const signedIn = { token: token() };
    const { id } = said(ask("POST", FLOWS, { ...signedIn, body: customerServicePayload }));
    const body = { ...customerServicePayload, name: "Mine", settings: { ...customerServicePayload.settings, version } };
    const refused = said(ask("PATCH", `${FLOWS}/${id}`, { ...signedIn, body }));
    expect(refused).toMatchObject({
      status: 409,
      code: "version.conflict",
      message: "Version conflict detected: the flow has version 1.",
    });
    expect(said(ask("GET", `${FLOWS}/${id}`, signedIn))).toMatchObject({
      name: customerServicePayload.name,
      _version: 1,
    });
  });

  it.each<[string, Body, string]>([
    ["no name", { ...customerServicePayload, name: "" }, "name: must not be empty"],
    ["another type", { ...customerServicePayload, type: "inboundcall" }, "type: must be conversation"],
    ["no steps", { ...customerServicePayload, steps: [] }, "steps: must have at least one step"],
    [
      "no start",
      { ...customerServicePayload, steps: [{ id: "end", type: "end" }] },
      "steps: one step must be of type start.",
    ],
    [
      "no description",
      { ...customerServicePayload, settings: { enabled: true, version: 1 } },
      "settings.description: must be a string",
    ],
    [
      "a multiplier in words",
      settings({ dynamicTimeoutMultiplier: "2" }),
      "dynamicTimeoutMultiplier: must be a number",
    ],
    ["no multiplier", settings({ dynamicTimeoutMultiplier: 0 }), "settings.dynamicTimeoutMultiplier: must be above 0"],
    ["a fallback in words", settings({ fallbackEnabled: "yes" }), "settings.fallbackEnabled: must be true or false"],
    [
      "61 s",
      menuWith({ timeoutSeconds: 61 }),
      "steps[0].nextStep.timeoutSeconds: Timeout must be between 1 and 60 seconds.",
    ],
    [
      "0 s",
      menuWith({ timeoutSeconds: 0 }),
      "steps[0].nextStep.timeoutSeconds: Timeout must be between 1 and 60 seconds.",
    ],
    ["half a second", menuWith({ timeoutSeconds: 1.5 }), "steps[0].nextStep.timeoutSeconds: must be a whole number"],
    ["no prompt", menuWith({ promptId: "" }), "steps[0].nextStep.promptId: must not be empty"],
    ["a prompt that is lost", menuWith({ promptId: "gone" }), "steps[0].nextStep.promptId: there is no prompt 'gone'."],
    [
      "a prompt after a key without an id",
      key({ promptId: "" }),
      "steps[0].nextStep.dtmfHandlers[0].promptId: must not be empty",
    ],
    [
      "a prompt after a key that is lost",
      key({ promptId: "gone" }),
      "steps[0].nextStep.dtmfHandlers[0].promptId: there is no prompt 'gone'.",
    ],
    [
      "a queue that is lost",
      key({ targetFlowId: "queue-gone" }),
      "steps[0].nextStep.dtmfHandlers[0].targetFlowId: there is no queue, agent, flow or menu 'queue-gone'.",
    ],
    [
      "silence that leads nowhere",
      menuWith({ timeoutTarget: "constructor" }),
      "steps[0].nextStep.timeoutTarget: there is no queue, agent, flow or menu 'constructor'.",
    ],
    [
      "a key beyond the keypad",
      key({ key: "A" }),
      "steps[0].nextStep.dtmfHandlers[0].key: must be one of 0-9, * and #",
    ],
    [
      "a key twice",
      menuWith({ dtmfHandlers: [1, 2].map(() => ({ key: "1", targetFlowId: "queue-sales" })) }),
      "steps[0].nextStep.dtmfHandlers: key 1 is given twice.",
    ],
    ["an id twice", menuWith({ id: "start" }), "steps[0].nextStep.id: 'start' is the id of another step."],
    ["six menus inside one another", nested(6), "Menu depth exceeds maximum of 5."],
  ])("refuses %s in words that name the field", (_, body, words) => {
    const { ask, token } = account();
    const refused = said(ask("POST", FLOWS, { token: token(), body }));
    expect(refused).toMatchObject({ status: 400, code: "bad.request", message: expect.stringContaining(words) });
  });

  it.each<[string, Body]>([
    ["five menus inside one another", nested(5)],
    ["1 s", menuWith({ timeoutSeconds: 1 })],
    ["60 s", menuWith({ timeoutSeconds: 60 })],
    ["a key that leads to another flow", key({ targetFlowId: "flow-after-hours", key: "#" })],
  ])("takes %s", (_, body) => {
    const { ask, token } = account();
    expect(ask("POST", FLOWS, { token: token(), body }).status).toBe(201);
  });
});

describe("sandbox: who may ask for what", () => {
  it.each([
    ["DELETE", `${FLOWS}/x`, 405],
    ["GET", FLOWS, 405],
    ["GET", "/api/v2/other", 404],
    ["PATCH", `${FLOWS}/none`, 404],
    ["GET", "/api/v2/routing/queues/none/statistics", 404],
    ["POST", FLOWS, 415],
  ])("%s %s is answered %i", (method, path, status) => {
    const { ask, token } = account();
    expect(
      ask(method, path, {
        token: token(),
        body: customerServicePayload,
        type: status === 415 ? "text/plain" : "application/json",
      }).status,
    ).toBe(status);
  });

  it.each([
    ["POST", FLOWS, "flow:write"],
    ["POST", "/api/v2/routing/phrases/bulk", "routing:phrase:write"],
    ["GET", "/api/v2/routing/queues/queue-sales/statistics", "routing:queue:read"],
    ["POST", SUMMARY, "analytics:conversation:read"],
    ["GET", "/api/v2/auditlogs", "audit:read"],
  ])("%s %s wants the scope %s", (method, path, scope) => {
    const { ask, token } = account();
    const refused = said(ask(method, path, { token: token("sandbox-reader") }));
    expect(refused).toMatchObject({
      status: 401,
      code: "missing.any.permissions",
      message: `The client lacks the scope ${scope}.`,
    });
  });

  it("takes no token that has ended, and limits a second to twenty requests", () => {
    const { ask, token, advance } = account();
    const signedIn = { token: token() };
    const asked = (): number => ask("GET", `${FLOWS}/x`, signedIn).status;
    advance(1000);
    expect(Array.from({ length: 20 }, asked)).toEqual(Array(20).fill(404));
    expect(ask("GET", `${FLOWS}/x`, signedIn)).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
    advance(1000);
    expect(asked()).toBe(404);
    advance(3_600_000);
    expect(asked()).toBe(401);
  });
});

describe("sandbox: phrases, queues, figures and log", () => {
  it("keeps phrases per id and locale, and says what it keeps", () => {
    const { ask, token, state } = account();
    const phrases = [
      { id: "new", locale: "en-US", text: "Hi." },
      { id: "new", locale: "es-ES", text: "Hola." },
    ];
    expect(said(ask("POST", "/api/v2/routing/phrases/bulk", { token: token(), body: { phrases } }))).toEqual({
      status: 200,
      phrases,
    });
    expect(sandbox.listResources(state())).toContainEqual({ kind: "prompt", id: "new" });
  });

  it.each<[string, Body]>([
    ["no text", { phrases: [{ id: "a", locale: "en-US", text: "" }] }],
    ["nothing", { phrases: [] }],
  ])("refuses phrases with %s", (_, body) => {
    const { ask, token } = account();
    expect(ask("POST", "/api/v2/routing/phrases/bulk", { token: token(), body }).status).toBe(400);
  });

  it("tells how a queue does, and follows who plays the vendor", () => {
    const { ask, token, change } = account();
    const signedIn = { token: token() };
    const asked = () => said(ask("GET", "/api/v2/routing/queues/queue-support/statistics", signedIn));
    expect(asked()).toEqual({ status: 200, agents: { available: 0 }, queue: { waitSeconds: { current: 45 } } });
    change(
      (state) => sandbox.setQueue?.(state, { id: "queue-support", availableAgents: 2, waitSeconds: 9 }).state ?? state,
    );
    expect(asked()).toEqual({ status: 200, agents: { available: 2 }, queue: { waitSeconds: { current: 9 } } });
    expect(sandbox.setQueue?.(freshState(), { id: "gone", availableAgents: 1, waitSeconds: 1 }).changed).toBe(false);
  });

  it("counts calls over the last seven days, the one span that the document shows, and refuses any other", () => {
    const spans: [number, number][] = [];
    const totals: SandboxTraffic["totals"] = (flowId, from, to) => {
      spans.push([from, to]);
      return flowId === "f"
        ? { calls: 11, completed: 7, abandoned: 3, totalSeconds: 600 }
        : { calls: 0, completed: 0, abandoned: 0, totalSeconds: 0 };
    };
    const { ask, token } = account({ perNode: () => [], totals });
    const signedIn = { token: token() };
    const isFlow = { type: "eq", field: "flow.id", value: "f" };
    const answer = (timeRange: Json, filters: Json) => {
      const filter = { type: "and", filters };
      const body = { timeRange, filter, groupBy: ["flow.id"], metrics: ["conversation.count"] };
      return said(ask("POST", SUMMARY, { ...signedIn, body }));
    };
    const abandoned = { type: "eq", field: "conversation.outcome", value: "abandoned" };
    const week = { type: "relative", duration: "last7d" };
    expect(answer(week, [isFlow, abandoned]).results).toEqual([
      { group: { "flow.id": "f" }, metrics: { "conversation.count": 3 } },
    ]);
    expect(answer(week, [{ ...isFlow, value: "g" }]).results).toEqual([]);
    expect(spans).toEqual(Array(2).fill([START - 7 * 86_400_000, START]));
    const refused: [Json, string][] = [
      [
        { type: "absolute", from: "2026-01-04T00:00:00Z", to: "2026-01-05T00:00:00Z" },
        "timeRange.type: must be relative",
      ],
      [{ type: "relative", duration: "last30d" }, "timeRange.duration: must be last7d"],
      [{ type: "relative" }, "timeRange.duration: must be last7d"],
    ];
    for (const [timeRange, message] of refused)
      expect(answer(timeRange, [isFlow])).toMatchObject({ status: 400, code: "bad.request", message });
  });

  it("logs what was done to a flow, a page at a time, newest first", () => {
    const { ask, token, change } = account();
    const signedIn = { token: token() };
    const { id } = said(ask("POST", FLOWS, { ...signedIn, body: customerServicePayload }));
    change(
      (state) =>
        sandbox.editFlow(state, { id, artefact: { ...customerServicePayload, phrases: documentPhrases }, now: START })
          .state,
    );
    const page = (number: number) =>
      said(ask("GET", `/api/v2/auditlogs?entityType=flow&entityId=${id}&limit=1&page=${number}`, signedIn));
    expect([1, 2, 3].map((number) => page(number).entities.map((entry: Body) => entry["action"]))).toEqual([
      ["Update"],
      ["Create"],
      [],
    ]);
    expect(ask("GET", "/api/v2/auditlogs?entityType=user&entityId=x", signedIn).status).toBe(400);
  });
});
