import { describe, expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock.ts";
import { createBreakerBoard } from "./breaker-board.ts";
import { createCircuitBreaker, type BreakerOutcome } from "./circuit-breaker.ts";

const POLICY = { failures: 3, coolDownMs: 1000 };

function setUp() {
  const clock = createTestClock();
  const breaker = createCircuitBreaker(POLICY, clock);
  const attempt = (outcome: BreakerOutcome): void => breaker.admit()?.record(outcome);
  const fail = (times = POLICY.failures): void => {
    for (let time = 0; time < times; time += 1) attempt("failed");
  };
  return { clock, breaker, attempt, fail };
}

describe("createCircuitBreaker", () => {
  it.each<[string, readonly BreakerOutcome[], string]>([
    ["stays closed below its limit", ["failed", "failed"], "closed"],
    ["opens at its limit", ["failed", "failed", "failed"], "open"],
    ["counts failures in a row only", ["failed", "failed", "answered", "failed", "failed"], "closed"],
    ["does not count what nobody knows", ["failed", "failed", "unknown"], "closed"],
    ["does not take what nobody knows for an answer", ["failed", "failed", "unknown", "failed"], "open"],
  ])("%s", (_, outcomes, state) => {
    const { breaker, attempt } = setUp();
    for (const outcome of outcomes) attempt(outcome);
    expect(breaker.state()).toBe(state);
  });

  it("admits nothing while open, then one probe at a time", () => {
    const { clock, breaker, fail } = setUp();
    fail();
    clock.advance(999);
    expect([breaker.admit(), breaker.state(), breaker.opensInMs()]).toEqual([null, "open", 1]);
    clock.advance(1);
    const probe = breaker.admit();
    expect([probe === null, breaker.admit(), breaker.state()]).toEqual([false, null, "halfOpen"]);
    probe?.record("answered");
    expect(breaker.state()).toBe("closed");
  });

  it.each<[BreakerOutcome, string]>([
    ["failed", "open"],
    ["unknown", "halfOpen"],
    ["answered", "closed"],
  ])("a probe that is %s leaves it %s", (outcome, state) => {
    const { clock, breaker, fail } = setUp();
    fail();
    clock.advance(1000);
    breaker.admit()?.record(outcome);
    expect(breaker.state()).toBe(state);
  });

  it.each<BreakerOutcome>(["answered", "failed"])(
    "an attempt from before it opened does not decide for the probe: %s",
    (late) => {
      const { clock, breaker, fail } = setUp();
      const former = breaker.admit();
      fail();
      former?.record(late);
      expect([breaker.state(), breaker.opensInMs()]).toEqual(["open", 1000]);
      clock.advance(1000);
      const probe = breaker.admit();
      former?.record(late);
      expect(breaker.admit()).toBe(null);
      probe?.record("answered");
      expect(breaker.state()).toBe("closed");
    },
  );

  it("counts anew when somebody else saw the vendor answer", () => {
    const { breaker, attempt, fail } = setUp();
    fail(POLICY.failures - 1);
    breaker.hear(0);
    attempt("failed");
    expect(breaker.state()).toBe("closed");
  });

  it("may be tried before the cool-down is over when somebody asks for it: by one, and what it says counts", () => {
    const { clock, breaker, fail } = setUp();
    breaker.tryNow();
    expect(breaker.state()).toBe("closed");
    fail();
    clock.advance(400);
    breaker.tryNow();
    expect([breaker.state(), breaker.opensInMs()]).toEqual(["halfOpen", 0]);
    const probe = breaker.admit();
    breaker.tryNow();
    expect([probe === null, breaker.admit()]).toEqual([false, null]);
    probe?.record("failed");
    expect([breaker.state(), breaker.opensInMs(), breaker.admit()]).toEqual(["open", 1000, null]);
    breaker.tryNow();
    breaker.admit()?.record("answered");
    expect(breaker.state()).toBe("closed");
  });
});

describe("createBreakerBoard", () => {
  it("keeps a breaker for each group and tells when one changes", async () => {
    const clock = createTestClock();
    const told: string[] = [];
    const onChange = ({ group, state }: { group: string; state: string }): void => void told.push(`${group} ${state}`);
    const board = createBreakerBoard({ policy: POLICY, clock, attemptMs: 100, onChange });
    for (let time = 0; time < 3; time += 1) (await board.breaker("flows").admit())?.record("failed");
    expect(board.breaker("media").admit()).not.toBe(null);
    expect(board.read()).toEqual([
      { group: "flows", state: "open", opensInMs: 1000 },
      { group: "media", state: "closed", opensInMs: 0 },
    ]);
    clock.advance(1000);
    (await board.breaker("flows").admit())?.record("answered");
    expect(told).toEqual(["flows open", "flows halfOpen", "flows closed"]);
  });
});
