import { describe, expect, it } from "vitest";
import { answersOf, stubOfAnswers, withStatus } from "./stub-answers.ts";

describe("answers of a stub", () => {
  it.each([
    [{ status: 500 }, [{ status: 500 }]],
    [{ timesOut: true as const }, [{ timesOut: true }]],
    [{ answers: [{ status: 500 }, { timesOut: true as const }] }, [{ status: 500 }, { timesOut: true }]],
  ])("%j are %j, and become that stub again", (stub, answers) => {
    expect(answersOf(stub)).toEqual(answers);
    expect(stubOfAnswers(answersOf(stub) ?? [])).toEqual(stub);
  });

  it("are none where a stub is about something else", () => {
    expect(answersOf({ queue: "open" })).toBeNull();
  });

  it("are none when the last one is taken away", () => {
    expect(stubOfAnswers([])).toBeNull();
  });
});

describe("withStatus", () => {
  it("keeps the later result for a 202 only", () => {
    const later = { status: 202, delayMs: 10, callback: { afterMs: 500 } };
    expect(withStatus({ status: 200, delayMs: 10 }, 202)).toEqual({ status: 202, delayMs: 10 });
    expect(withStatus(later, 202)).toEqual(later);
    expect(withStatus(later, 200)).toEqual({ status: 200, delayMs: 10 });
  });
});
