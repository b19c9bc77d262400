import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { said, setUpClient } from "../__fixtures__/scripted-client.ts";

describe("readFigures", () => {
  const query = { externalId: "f", fromMs: Date.UTC(2026, 0, 3), toMs: Date.UTC(2026, 0, 5) };
  const day = (date: string, more = {}): Json => ({
    flowId: "f",
    date,
    total_duration: 3600,
    completion_rate: 0.5,
    ...more,
  });

  it("reads every page, one row per day", async () => {
    const { client, bodies } = setUpClient([
      said({ entities: [day("2026-01-03T00:00:00Z")], nextPageToken: "p2" }),
      said({
        entities: [day("2026-01-04T00:00:00Z", { total_duration: 0, completion_rate: null })],
        nextPageToken: null,
      }),
    ]);
    expect(await client.figures?.(query)).toEqual({
      ok: true,
      value: [
        { nodeId: null, from: "2026-01-03T00:00:00Z", totalSeconds: 3600, completionRate: 0.5 },
        { nodeId: null, from: "2026-01-04T00:00:00Z", totalSeconds: 0 },
      ],
    });
    const [first, second] = bodies();
    expect(first).toEqual({
      aggregations: [
        { name: "total_duration", type: "sum" },
        { name: "completion_rate", type: "avg" },
      ],
      filter: { type: "equals", path: "flowId", to: "f" },
      interval: "P1D",
      dateFrom: "2026-01-03T00:00:00.000Z",
      dateTo: "2026-01-05T00:00:00.000Z",
    });
    expect(second).toMatchObject({ nextPageToken: "p2" });
  });

  it.each<[string, readonly Json[], string]>([
    [
      "a page that comes again",
      [
        { entities: [], nextPageToken: "p" },
        { entities: [], nextPageToken: "p" },
      ],
      "NICE CXone's figures repeat a page again and again, so reading them was ended.",
    ],
    [
      "a time without a zone",
      [{ entities: [day("2026-01-03T00:00:00")] }],
      "NICE CXone's answer about the flow's figures cannot be read at /entities/0/date: \"date\" is no time with a zone.",
    ],
    [
      "a rate above 1",
      [{ entities: [day("2026-01-03T00:00:00Z", { completion_rate: 50 })] }],
      "NICE CXone's answer about the flow's figures cannot be read at /entities/0/completion_rate: \"completion_rate\" must be at most 1, but is the number 50.",
    ],
    [
      "no list",
      [{}],
      "NICE CXone's answer about the flow's figures cannot be read at /entities: \"entities\" is missing. It must be a list.",
    ],
  ])("ends with an error on %s", async (_, pages, message) => {
    const { client } = setUpClient(pages.map((page) => said(page)));
    expect(await client.figures?.(query)).toMatchObject({
      ok: false,
      error: { kind: "badAnswer", ambiguous: false, message },
    });
  });

  it("leaves figures of other flows out", async () => {
    const { client } = setUpClient([said({ entities: [day("2026-01-03T00:00:00Z", { flowId: "other" })] })]);
    expect(await client.figures?.(query)).toEqual({ ok: true, value: [] });
  });
});
