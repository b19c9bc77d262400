import { describe, expect, it } from "vitest";
import { breakerMemoriesOf, breakersFrom } from "./breaker-memory.ts";

const CLOCK = "2026-03-01T10:00:00+01:00";
const ARRIVES_MS = Date.parse("2026-03-01T09:00:00Z");

describe("breakersFrom", () => {
  it("tells when a breaker lets something through again from when the call arrives", () => {
    const states = breakersFrom({ node_a: { failures: 3, openForMs: 500 }, "flow_1/node_b": { failures: 1 } }, CLOCK);
    expect(states).toEqual({
      node_a: { failures: 3, openUntilMs: ARRIVES_MS + 500 },
      "flow_1/node_b": { failures: 1, openUntilMs: null },
    });
  });
});

describe("breakerMemoriesOf", () => {
  it("keeps what a call finds, and leaves out what is forgotten by then", () => {
    const states = {
      node_open: { failures: 3, openUntilMs: ARRIVES_MS + 500 },
      node_cool: { failures: 3, openUntilMs: ARRIVES_MS - 1 },
      node_closed: { failures: 0, openUntilMs: null },
    };
    const memories = breakerMemoriesOf(states, CLOCK);
    expect(memories).toEqual({ node_open: { failures: 3, openForMs: 500 }, node_cool: { failures: 3 } });
    expect(breakersFrom(memories, CLOCK)["node_open"]).toEqual(states.node_open);
  });
});
