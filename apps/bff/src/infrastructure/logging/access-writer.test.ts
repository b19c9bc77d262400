import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccessEntry } from "../../kernel/access-entry.ts";
import { createAccessWriter } from "./access-writer.ts";
import { createLogger, type LoggerOptions } from "./create-logger.ts";
import { createSecretScrubber } from "./secret-scrubber.ts";

const SECRET = "tenant-secret-0123456789";
const usual: AccessEntry = {
  reqId: "req_1",
  method: "GET",
  url: "/api/flows",
  status: 200,
  ms: 1.25,
  actor: "user_1",
  ip: "127.0.0.1",
};

function setUp(level: LoggerOptions["level"] = "info") {
  const lines: string[] = [];
  const scrubber = createSecretScrubber();
  scrubber.add(SECRET);
  const options = { level, destination: { write: (line: string) => void lines.push(line) }, scrubber };
  return { lines, write: createAccessWriter(options), logger: createLogger(options) };
}

const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom('"', "\\", "/api?token=abcdefgh", SECRET, "::1"),
);

describe("createAccessWriter", () => {
  it("writes what the logger would write of the same entry", () => {
    const parts = {
      reqId: fc.uuid().map((id) => `req_${id}`),
      method: fc.constantFrom("GET", "POST", "DELETE"),
      url: texts,
      status: fc.integer({ min: 100, max: 599 }),
      ms: fc.double({ min: 0, max: 1e6, noNaN: true }),
      actor: fc.option(fc.string()),
      ip: texts,
    };
    const traceId = fc.constant("4bf92f3577b34da6a3ce929d0e0e4736");
    const entries = fc.oneof(fc.record(parts), fc.record({ ...parts, traceId }));
    fc.assert(
      fc.property(entries, (entry) => {
        const { lines, write, logger } = setUp();
        write(entry);
        logger.info(entry, "request");
        const [own, others] = lines.map((line) => ({ ...JSON.parse(line), time: 0 }));
        expect(own).toEqual(others);
        expect(lines[0]?.endsWith("\n")).toBe(true);
      }),
    );
  });

  it.each([
    ["url", `/api/tenants?password=hunter22&x=${SECRET}`],
    ["url", "/api/x?access_token=eyJhbGciOi.eyJzdWIi.c2ln"],
    ["ip", `10.0.0.1, ${SECRET}`],
  ])("hides a secret that comes in the %s: %s", (part, text) => {
    const { lines, write } = setUp();
    write({ ...usual, [part]: text });
    expect(lines[0]).toContain("[hidden]");
    expect(lines[0]).not.toMatch(/hunter22|eyJ|tenant-secret/);
  });

  it.each([
    ["debug", 1],
    ["info", 1],
    ["warn", 0],
    ["silent", 0],
  ] as const)("writes at the level %s %i lines", (level, count) => {
    const { lines, write } = setUp(level);
    write(usual);
    expect(lines).toHaveLength(count);
  });
});
