import type { Json } from "@tonegraph/flow-model";
import type { ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { fullPayload, holidaySupportPayload } from "../__fixtures__/document-payloads.ts";
import { said, setUpClient, WRITE } from "../__fixtures__/scripted-client.ts";

describe("createClient", () => {
  it("signs in with JSON and walks the document's steps", async () => {
    const { client, calls, bodies, all } = setUpClient([
      said({ id: "flow_1", status: "DRAFT" }, 201),
      said({ status: "VALID" }),
      said({ status: "COMPILED" }),
      said({ ...fullPayload, status: "ACTIVE" }),
      said({ ...fullPayload, status: "INACTIVE" }),
      { status: 204 },
    ]);
    const artefact = { ...holidaySupportPayload, status: "DRAFT", id: "ours" };
    expect(await client.create(artefact, WRITE)).toEqual({ ok: true, value: { externalId: "flow_1" } });
    const window = { effectiveDate: "2026-12-24T00:00:00Z", expirationDate: "2026-12-27T00:00:00Z" };
    for (const answer of [
      await client.validate?.("flow_1", WRITE),
      await client.compile?.("flow_1", WRITE),
      await client.activate?.("flow_1", { ...WRITE, window }),
      await client.deactivate?.("flow_0", WRITE),
      await client.remove?.("flow_2", WRITE),
    ])
      expect(answer).toEqual({ ok: true, value: null });
    expect(calls()).toEqual([
      "POST /api/v2/ivr/flows",
      "POST /api/v2/ivr/flows/flow_1/validate",
      "POST /api/v2/ivr/flows/flow_1/compile",
      "PATCH /api/v2/ivr/flows/flow_1",
      "PATCH /api/v2/ivr/flows/flow_0",
      "DELETE /api/v2/ivr/flows/flow_2",
    ]);
    const [created, , , activated, deactivated] = bodies();
    expect([created, activated, deactivated]).toEqual([
      { ...holidaySupportPayload, status: "DRAFT" },
      { status: "ACTIVE", ...window },
      { status: "INACTIVE" },
    ]);
    expect(JSON.parse(all[0]?.body ?? "")).toMatchObject({ grant_type: "client_credentials", client_id: "c" });
  });

  it("renews its token 5 s before it ends", async () => {
    const { client, clock, all } = setUpClient([{ status: 404 }, { status: 404 }, { status: 404 }]);
    await client.read("a");
    clock.advance(3_594_000);
    await client.read("a");
    clock.advance(2000);
    await client.read("a");
    expect(all.map(({ url }) => url.split("/").at(-1))).toEqual(["token", "a", "a", "token", "a"]);
  });

  it("opens a flow without a window from now on, for good", async () => {
    const { client, bodies } = setUpClient([said({ status: "ACTIVE" })]);
    await client.activate?.("f", WRITE);
    expect(bodies()).toEqual([{ status: "ACTIVE", effectiveDate: "2026-01-05T09:00:00.000Z", expirationDate: null }]);
  });

  it("puts a flow back into the status and window that it had", async () => {
    const { client, bodies } = setUpClient([said({ status: "ACTIVE" }), said({ status: "INACTIVE" })]);
    const active = { ...holidaySupportPayload, status: "ACTIVE" };
    await client.restore("f", { artefact: active, raw: "" }, WRITE);
    await client.restore("f", { artefact: { ...active, status: "DRAFT" }, raw: "" }, WRITE);
    const { effectiveDate, expirationDate } = holidaySupportPayload;
    expect(bodies()).toEqual([{ status: "ACTIVE", effectiveDate, expirationDate }, { status: "INACTIVE" }]);
  });

  it("signs in with the fields of the document, as JSON", async () => {
    const { client, all } = setUpClient([]);
    await client.signIn();
    expect(
      all.map(({ method, url, headers, body }) => [method, url, headers["content-type"], JSON.parse(body ?? "")]),
    ).toEqual([
      [
        "POST",
        expect.stringMatching(/\/oauth\/token$/u),
        "application/json",
        { grant_type: "client_credentials", client_id: expect.any(String), client_secret: expect.any(String) },
      ],
    ]);
  });

  it("never overwrites a flow", async () => {
    const { client, all } = setUpClient([]);
    expect(await client.replace("f", fullPayload, WRITE)).toMatchObject({ ok: false, error: { kind: "notAllowed" } });
    expect(all).toHaveLength(0);
  });

  it("takes a flow that is gone for one out of service, and for a removed one", async () => {
    const { client } = setUpClient([{ status: 404 }, { status: 404 }, { status: 404 }]);
    expect(await client.deactivate?.("f", WRITE)).toEqual({ ok: true, value: null });
    expect(await client.remove?.("f", WRITE)).toEqual({ ok: true, value: null });
    expect(await client.activate?.("f", WRITE)).toMatchObject({ ok: false, error: { kind: "notFound" } });
  });

  it.each<[string, (client: ReturnType<typeof setUpClient>["client"]) => unknown, ScriptedAnswer, string]>([
    [
      "a creation without an id",
      (client) => client.create(fullPayload, WRITE),
      said({}, 201),
      "NICE CXone accepted the new flow but did not say its id.",
    ],
    [
      "an activation in another status",
      (client) => client.activate?.("f", WRITE),
      said({ status: "SCHEDULED" }),
      "NICE CXone should have set the flow ACTIVE, but answered with the status SCHEDULED.",
    ],
    [
      "an activation in another status, with the reason",
      (client) => client.activate?.("f", WRITE),
      said({ status: "ERROR", errors: ["The campaign is closed"] }),
      "NICE CXone should have set the flow ACTIVE, but answered with the status ERROR: The campaign is closed.",
    ],
    [
      "a creation that reports a fault instead of an id",
      (client) => client.create(fullPayload, WRITE),
      said({ status: "ERROR", errors: ["The campaign is closed"] }),
      "NICE CXone accepted the new flow but did not say its id: The campaign is closed.",
    ],
    [
      "a deactivation without a flow",
      (client) => client.deactivate?.("f", WRITE),
      said({}),
      "NICE CXone should have set the flow INACTIVE, but did not answer with a flow.",
    ],
  ])("is unsure about %s", async (...[, call, answer, message]) => {
    const { client } = setUpClient([answer]);
    expect(await call(client)).toMatchObject({ ok: false, error: { kind: "badAnswer", ambiguous: true, message } });
  });

  it.each<[string, Json, string]>([
    [
      "with places",
      {
        status: "INVALID",
        errors: [{ path: "nodes.0.mediaAssetId", message: "Media asset a does not exist" }, { message: "and more" }],
      },
      "nodes.0.mediaAssetId: Media asset a does not exist; and more.",
    ],
    ["in a status of its own", { status: "FAILED", errors: [{ message: "No way out" }] }, "No way out."],
    ["in plain texts", { status: "INVALID", errors: ["No way out", "No end"] }, "No way out; No end."],
    ["in one text", { status: "INVALID", errors: "No way out" }, "No way out."],
    ["in a message", { status: "INVALID", message: "No way out" }, "No way out."],
    ["by a code", { status: "INVALID", errors: [{ code: "E7", message: null }] }, "E7."],
    ["by nothing but the status", { status: "UNKNOWN", errors: null }, "The status is UNKNOWN."],
  ])("says what CXone does not find valid, %s", async (_, answer, words) => {
    const { client } = setUpClient([said(answer)]);
    expect(await client.validate?.("f", WRITE)).toEqual({
      ok: false,
      error: {
        kind: "rejected",
        message: `NICE CXone does not find the flow valid: ${words}`,
        vendorMessage: words,
        status: 200,
        ambiguous: false,
      },
    });
  });

  it("looks at the status alone, as the document does: a warning leaves a flow valid", async () => {
    const { client } = setUpClient([said({ status: "VALID", errors: [{ message: "only a warning" }] })]);
    expect(await client.validate?.("f", WRITE)).toEqual({ ok: true, value: null });
  });
});
