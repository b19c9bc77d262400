// What a person who plays the vendor may do, in every dialect: nothing is offered that leads nowhere.
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import { ok, type Json } from "@tonegraph/flow-model";
import { createTestClock, type VendorSubject } from "@tonegraph/vendor-kit/testing";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { buildSandboxApp } from "./build-sandbox-app.ts";
import { flowStatus } from "./flow-status.ts";
import { dialectSubjects } from "./testing/dialect-subject.ts";

const subjects = (await dialectSubjects()).map((subject) => [subject.descriptor.id, subject] as const);
const ids = sandboxes.map(({ id }) => [id] as const);
let app: FastifyInstance;
afterEach(() => app.close());

const clock = createTestClock();

async function play(dialect: string) {
  app = await buildSandboxApp({ clock });
  const control = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) => {
    const content = payload === undefined ? {} : { payload };
    const { statusCode, body } = await app.inject({ method, url: `/_control/${dialect}${path}`, ...content });
    return { status: statusCode, json: body === "" ? null : JSON.parse(body) };
  };
  const shown = async () => {
    const { dialects } = (await app.inject({ url: "/_control/overview" })).json();
    return dialects.find(({ id }: { id: string }) => id === dialect);
  };
  return { control, shown };
}

async function createAt({ descriptor, ...subject }: VendorSubject) {
  const baseUrl = `http://localhost/${descriptor.id}`;
  const client = subject.createClient({
    baseUrl,
    authUrl: baseUrl + subject.tokenPath,
    settings: subject.settings ?? {},
    credentials: subject.credentials,
    clock,
    random: () => 0.5,
    requestId: () => "request",
    async send({ url, method, headers, body }) {
      const content = body === undefined ? {} : { payload: body };
      const { statusCode, headers: told, payload } = await app.inject({ method, url, headers, ...content });
      const answered = Object.entries(told).map(([name, value]) => [name, String(value)]);
      return ok({ status: statusCode, headers: Object.fromEntries(answered), body: payload });
    },
  });
  const { artefact } = subject.converter.compile(subject.flows[0]);
  const created = await client.create(artefact, { idempotencyKey: "key", deadlineMs: 60_000 });
  if (!created.ok) throw new Error(created.error.message);
  return { client, externalId: created.value.externalId };
}

describe("who exists", () => {
  it.each(ids)("%s: whatever is offered to be added is listed then", async (dialect) => {
    const { control, shown } = await play(dialect);
    const { kinds } = await shown();
    expect((await control("GET", "/resources")).json.kinds).toEqual(kinds);
    for (const kind of kinds) {
      expect((await control("POST", "/resources", { kind, id: "somebody" })).status, kind).toBe(204);
      expect((await shown()).resources).toContainEqual({ kind, id: "somebody" });
    }
  });

  it.each(ids)("%s: a kind that it does not have is refused in words", async (dialect) => {
    const { control, shown } = await play(dialect);
    const { kinds } = await shown();
    const there = kinds.length === 0 ? "It knows none." : `There are: ${kinds.join(", ")}.`;
    const words = { message: `The account of ${dialect} has no fax. ${there}` };
    expect(await control("POST", "/resources", { kind: "fax", id: "1" })).toEqual({ status: 400, json: words });
    expect(await control("DELETE", "/resources/fax/1")).toEqual({ status: 400, json: words });
  });

  it.each(ids)("%s: a kind stays offered when the last of it is gone", async (dialect) => {
    const { control, shown } = await play(dialect);
    const { kinds, resources } = await shown();
    for (const { kind, id } of resources) await control("DELETE", `/resources/${kind}/${id}`);
    expect(await shown()).toMatchObject({ kinds, resources: [] });
  });
});

describe("a flow that somebody deletes at the vendor", () => {
  it.each(subjects)("%s: is gone for its callers and for Tonegraph", async (_, subject) => {
    const { control, shown } = await play(subject.descriptor.id);
    const { externalId, client } = await createAt(subject);
    expect((await shown()).flows).toMatchObject([
      { id: externalId, status: expect.stringMatching(/it answers .*calls/u) },
    ]);
    expect((await control("DELETE", `/flows/${externalId}`)).status).toBe(204);
    expect((await shown()).flows).toEqual([]);
    expect(await client.read(externalId)).toEqual({ ok: true, value: null });
    expect((await control("DELETE", `/flows/${externalId}`)).status).toBe(404);
  });
});

/** Where a document says another status than 403. */
const LACKS_SCOPE: Readonly<Record<string, number>> = { "cxone-flow-connections": 401, "genesys-menu-flows": 401 };

describe("tokens", () => {
  it.each(subjects)("%s: lose their rights by hand until they are given back, whoever signs in", async (_, subject) => {
    const { control, shown } = await play(subject.descriptor.id);
    const { externalId, client } = await createAt(subject);
    await control("DELETE", "/requests");
    await control("PUT", "/rights", { areTaken: true });
    for (const afresh of [false, true]) {
      if (afresh) expect((await client.signIn({ afresh })).ok).toBe(true);
      expect(await client.read(externalId)).toMatchObject({ ok: false, error: { kind: "missingScopes" } });
    }
    const { requests } = (await control("GET", "/requests")).json;
    expect(requests[0].status).toBe(LACKS_SCOPE[subject.descriptor.id] ?? 403);
    expect((await shown()).rightsAreTaken).toBe(true);
    await control("PUT", "/rights", { areTaken: false });
    expect(await client.read(externalId)).toMatchObject({ ok: true, value: { artefact: {} } });
    expect((await shown()).rightsAreTaken).toBe(false);
  });
});

it("shows how queues do where the vendor tells, and the account's numbers", async () => {
  const { control, shown } = await play("genesys-menu-flows");
  await control("PUT", "/queues/queue-sales", { availableAgents: 0, waitSeconds: 500 });
  const { queues, numbers } = await shown();
  expect(queues).toContainEqual({ id: "queue-sales", availableAgents: 0, waitSeconds: 500 });
  expect(numbers).toEqual({ tokenLifetime: 3600 });
});

describe("what is said of a flow's callers", () => {
  it.each<[string, Json, string]>([
    ["cxone-campaign-rules", { status: "DRAFT" }, "A draft: it answers no calls until it is switched on."],
    ["cxone-campaign-rules", { status: "INACTIVE" }, "Switched off: it answers no calls."],
    [
      "cxone-campaign-rules",
      { status: "ACTIVE", effectiveDate: "2026-01-05T08:00:00Z", expirationDate: "2026-01-06T08:00:00Z" },
      "Switched on: it answers calls from 2026-01-05T08:00:00Z until 2026-01-06T08:00:00Z.",
    ],
    ["cxone-ivr-menus", { status: "DRAFT" }, "Live: it answers calls. The vendor calls it DRAFT."],
    ["cxone-flow-steps", {}, "Live: it answers calls."],
  ])("%s %j: %s", (dialect, artefact, words) => expect(flowStatus(dialect, artefact)).toBe(words));
});
