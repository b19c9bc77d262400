import type { Json } from "@tonegraph/flow-model";
import { createTestClock, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { scriptedClient } from "../__fixtures__/scripted-client.ts";

describe("readFigures", () => {
  const WEEK = 7 * 86_400_000;
  const NOW = createTestClock().now();
  const SPAN = { externalId: "f", fromMs: NOW - WEEK, toMs: NOW };
  const OF = { from: new Date(SPAN.fromMs).toISOString(), to: new Date(NOW).toISOString() };
  const counted = (count: Json, flow = "f"): ScriptedAnswer => ({
    status: 200,
    body: JSON.stringify({ results: [{ group: { "flow.id": flow }, metrics: { "conversation.count": count } }] }),
  });

  it("asks as the document does for the last seven days, and says of which span the numbers are", async () => {
    const { client, bodies } = scriptedClient([counted(12), counted(5)]);
    expect(await client.figures?.({ ...SPAN, fromMs: SPAN.fromMs - 60_000, toMs: NOW - 60_000 })).toEqual({
      ok: true,
      value: [{ nodeId: null, ...OF, calls: 12, abandoned: 5 }],
    });
    const isFlow = { type: "eq", field: "flow.id", value: "f" };
    const timeRange = { type: "relative", duration: "last7d" };
    const asked = { timeRange, groupBy: ["flow.id"], metrics: ["conversation.count"] };
    expect(bodies()).toEqual([
      { ...asked, filter: { type: "and", filters: [isFlow] } },
      {
        ...asked,
        filter: { type: "and", filters: [isFlow, { type: "eq", field: "conversation.outcome", value: "abandoned" }] },
      },
    ]);
  });

  it("says the span as the vendor's clock has it, whose seven days they are", async () => {
    const ahead = 3 * 3_600_000;
    const at = (ms: number): ScriptedAnswer => ({ ...counted(12), headers: { date: new Date(ms).toUTCString() } });
    const { client } = scriptedClient([at(NOW + ahead), at(NOW + ahead), at(NOW + ahead), at(NOW + ahead)]);
    const row = {
      nodeId: null,
      from: new Date(NOW + ahead - WEEK).toISOString(),
      to: new Date(NOW + ahead).toISOString(),
      calls: 12,
      abandoned: 12,
    };
    for (const toMs of [NOW, NOW + ahead])
      expect(await client.figures?.({ externalId: "f", fromMs: toMs - WEEK, toMs })).toEqual({
        ok: true,
        value: [row],
      });
  });

  it.each([
    ["a day", SPAN.toMs - 86_400_000, SPAN.toMs, "a span of another length cannot be asked"],
    ["a year", SPAN.toMs - 52 * WEEK, SPAN.toMs, "a span of another length cannot be asked"],
    ["the week before", SPAN.fromMs - WEEK, SPAN.fromMs, "a span that does not end now cannot be asked"],
    ["a week from now on", SPAN.toMs, SPAN.toMs + WEEK, "a span that does not end now cannot be asked"],
  ])("refuses %s in words, and asks for nothing", async (...[, fromMs, toMs, words]) => {
    const { client, calls } = scriptedClient([]);
    for (const answer of [
      await client.figures?.({ externalId: "f", fromMs, toMs }),
      await client.figuresPage?.({ externalId: "f", fromMs, toMs }),
    ])
      expect(answer).toMatchObject({
        ok: false,
        error: { kind: "spanNotOffered", ambiguous: false, message: expect.stringContaining(words) },
      });
    expect(calls()).toEqual([]);
  });

  it("tells no figures that the vendor did not report, and none of another flow", async () => {
    expect(await scriptedClient([{ status: 200, body: '{"results":[]}' }]).client.figures?.(SPAN)).toEqual({
      ok: true,
      value: [],
    });
    expect(await scriptedClient([counted(3, "g")]).client.figures?.(SPAN)).toEqual({ ok: true, value: [] });
    expect(await scriptedClient([counted(3), { status: 200, body: '{"results":[]}' }]).client.figures?.(SPAN)).toEqual({
      ok: true,
      value: [{ nodeId: null, ...OF, calls: 3 }],
    });
  });

  it.each<[string, ScriptedAnswer, string]>([
    [
      "a count below 0",
      counted(-1),
      `cannot be read at /results/0/metrics/conversation.count: "conversation.count" must be at least 0, but is the number -1.`,
    ],
    ["a missing count", counted(null), `"conversation.count" must be a number, but is null.`],
    ["half a call", counted(1.5), `"conversation.count" must be a whole number, but is the number 1.5.`],
    [
      "an error that came with 200",
      { status: 200, body: '{"message":"no"}' },
      `cannot be read at /results: "results" is missing. It must be a list.`,
    ],
  ])("refuses %s, and names the field", async (_, answer, words) => {
    const figures = await scriptedClient([answer]).client.figures?.(SPAN);
    expect(figures).toMatchObject({ ok: false, error: { kind: "badAnswer", message: expect.stringContaining(words) } });
  });
});
