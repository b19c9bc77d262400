import type { Json } from "@tonegraph/flow-model";
import {
  createSandboxVendor,
  createScriptedSend,
  createTestClock,
  tokenAnswer,
  type ScriptedAnswer,
} from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { customerSupportPayload } from "../__fixtures__/document-payloads.ts";
import { descriptor } from "../index.ts";
import { sandbox } from "../sandbox/index.ts";
import { createClient } from "./create-client.ts";

const SPAN = { externalId: "f", fromMs: Date.UTC(2026, 0, 4), toMs: Date.UTC(2026, 0, 5) };
const BASE = "https://api.us2.niceincontact.com";
const rest = {
  settings: {},
  credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
  random: () => 0.5,
  requestId: () => "r",
};

function setUp(pages: readonly (Json | ScriptedAnswer)[]) {
  let asked = 0;
  const vendor = createScriptedSend((request) => {
    if (request.url.includes("/oauth2/token")) return tokenAnswer("token");
    const page = pages[Math.min(asked++, pages.length - 1)] ?? {};
    return isScripted(page) ? page : { status: 200, body: JSON.stringify(page) };
  });
  const client = createClient({ ...descriptor.defaultUrls({}), ...rest, send: vendor.send, clock: createTestClock() });
  const calls = () => vendor.requests.filter(({ url }) => !url.includes("/oauth2/token"));
  return { figures: () => client.figures?.(SPAN), calls };
}

function isScripted(page: Json | ScriptedAnswer): page is ScriptedAnswer {
  return typeof page === "object" && page !== null && ("status" in page || "failure" in page);
}

const row = (more: { readonly [field: string]: Json } = {}): { [field: string]: Json } => ({
  flowId: "f",
  nodeId: "main_menu",
  abandonedCount: 3,
  answerCount: 7,
  averageWaitTime: 12.5,
  ...more,
});

describe("figures", () => {
  it("asks as the document does, and for the next page with its nextUri alone, at the same address", async () => {
    const { figures, calls } = setUp([
      { data: [row()], nextUri: "/api/v2/next?page=2" },
      { data: [row({ abandonedCount: 1 })] },
    ]);
    const seen = { nodeId: "node_main_menu", abandoned: 3, answered: 7, averageWaitSeconds: 12.5 };
    expect(await figures()).toEqual({ ok: true, value: [seen, { ...seen, abandoned: 1 }] });
    const url = `${BASE}/api/v2/analytics/voice/details/query`;
    expect(calls().map((call) => [call.method, call.url])).toEqual([
      ["POST", url],
      ["POST", url],
    ]);
    expect(calls().map(({ body }) => JSON.parse(body ?? ""))).toEqual([
      {
        interval: "PT1H",
        from: "2026-01-04T00:00:00.000Z",
        to: "2026-01-05T00:00:00.000Z",
        metrics: ["abandonedCount", "answerCount", "averageWaitTime"],
        groupings: ["flowId", "nodeId"],
        filters: [{ dimension: "flowId", operator: "equal", values: ["f"] }],
      },
      { nextUri: "/api/v2/next?page=2" },
    ]);
  });

  it.each<[string, Json[], object[]]>([
    [
      "a figure that is missing stays missing",
      [{ data: [row({ answerCount: null, averageWaitTime: null })] }],
      [{ nodeId: "node_main_menu", abandoned: 3 }],
    ],
    ["a row without any figure says nothing", [{ data: [{ nodeId: "main_menu" }] }], []],
    ["a row of another flow is not ours", [{ data: [row({ flowId: "g" }), row()] }], [{ nodeId: "node_main_menu" }]],
    [
      "a menu of an earlier version keeps its name",
      [{ data: [row({ nodeId: "old menu!" })] }],
      [{ nodeId: "node_old_menu_" }],
    ],
    ["no rows, no figures", [{ data: [], nextUri: null }], []],
    [
      "a next page on the tenant's own host",
      [{ data: [row()], nextUri: `${BASE}/next` }, { data: [] }],
      [{ nodeId: "node_main_menu" }],
    ],
  ])("%s", async (_, pages, rows) => {
    expect(await setUp(pages).figures()).toMatchObject({ ok: true, value: rows });
  });

  it.each<[string, Json[], string, number]>([
    [
      "another host",
      [{ data: [], nextUri: "https://evil.example/api" }],
      "Page 1 of NICE CXone's figures names a next page at another host, evil.example, which is not asked. Check the tenant's addresses.",
      1,
    ],
    ["another host without a scheme", [{ data: [], nextUri: "//evil.example/api" }], "another host, evil.example,", 1],
    [
      "another host behind a name",
      [{ data: [], nextUri: "https://api.us2.niceincontact.com@evil.example/" }],
      "another host, evil.example,",
      1,
    ],
    [
      "another host with backslashes",
      [{ data: [], nextUri: "https:\\\\evil.example" }],
      "another host, evil.example,",
      1,
    ],
    [
      "a page that names itself",
      [{ data: [], nextUri: "/a" }],
      "Page 2 of NICE CXone's figures names a next page that was read before",
      2,
    ],
    [
      "pages in a ring",
      [
        { data: [], nextUri: "/a" },
        { data: [], nextUri: "/b" },
        { data: [], nextUri: "/a" },
      ],
      "Page 3 of NICE CXone's figures names a next page that was read before",
      3,
    ],
    [
      "a count below 0",
      [{ data: [row(), row({ abandonedCount: -1 })] }],
      `Page 1 of NICE CXone's figures cannot be read at /data/1/abandonedCount: "abandonedCount" must be at least 0, but is the number -1.`,
      1,
    ],
    [
      "half a call",
      [{ data: [row({ answerCount: 0.5 })] }],
      `at /data/0/answerCount: "answerCount" must be a whole number, but is the number 0.5.`,
      1,
    ],
    [
      "a count in words",
      [{ data: [row({ answerCount: "7" })] }],
      `at /data/0/answerCount: "answerCount" must be a number, but is the text "7".`,
      1,
    ],
    [
      "a row without a node",
      [{ data: [row({ nodeId: null })] }],
      `at /data/0/nodeId: "nodeId" must be text, but is null.`,
      1,
    ],
    [
      "an answer of another form",
      [{ rows: [] }],
      `Page 1 of NICE CXone's figures cannot be read at /data: "data" is missing. It must be a list.`,
      1,
    ],
  ])("refuses %s in words that say where", async (...[, pages, words, asked]) => {
    const { figures, calls } = setUp(pages);
    expect(await figures()).toMatchObject({
      ok: false,
      error: { kind: "badAnswer", ambiguous: false, message: expect.stringContaining(words) },
    });
    expect(calls()).toHaveLength(asked);
  });

  it("leaves pages that never end", async () => {
    let page = 0;
    const endless: ScriptedAnswer[] = Array.from({ length: 500 }, () => ({
      status: 200,
      body: JSON.stringify({ data: [], nextUri: `/${page++}` }),
    }));
    const { figures, calls } = setUp(endless);
    expect(await figures()).toMatchObject({
      error: { message: "NICE CXone's figures have no end: they were left after 400 pages." },
    });
    expect(calls()).toHaveLength(400);
  });

  it("tells what went wrong on a later page, and no part of the figures", async () => {
    const { figures } = setUp([
      { data: [row()], nextUri: "/a" },
      { status: 403, body: '{"message":"No."}' },
    ]);
    expect(await figures()).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  });
});

describe("figures of the stand-in", () => {
  it("are those of its callers, per menu and hour, over several pages", async () => {
    const clock = createTestClock();
    const hours: number[] = [];
    const vendor = createSandboxVendor(sandbox, clock, {
      perNode: (_flowId, fromMs) => {
        const hour = new Date(fromMs).getUTCHours();
        hours.push(hour);
        const seen = { entered: hour, abandoned: hour, answered: 1, averageWaitSeconds: 5 };
        return [
          { nodeId: "node_main_menu", ...seen },
          { nodeId: "node_start", ...seen },
        ];
      },
      totals: () => ({ calls: 0, completed: 0, abandoned: 0, totalSeconds: 0 }),
    });
    const urls = { baseUrl: vendor.baseUrl, authUrl: `${vendor.baseUrl}/oauth2/token` };
    const client = createClient({ ...urls, ...rest, send: vendor.send, clock });
    const created = await client.create(customerSupportPayload, { idempotencyKey: "k", deadlineMs: 30_000 });
    if (!created.ok) throw new Error(created.error.message);
    const answer = await client.figures?.({
      externalId: created.value.externalId,
      fromMs: SPAN.fromMs,
      toMs: SPAN.fromMs + 30 * 3_600_000,
    });
    expect(answer?.ok && answer.value.map(({ nodeId, abandoned }) => `${nodeId} ${abandoned}`)).toEqual(
      [...Array(24).keys(), 0, 1, 2, 3, 4, 5].map((hour) => `node_main_menu ${hour}`),
    );
    expect(vendor.requests.filter(({ url }) => url.includes("analytics"))).toHaveLength(2);
  });
});
