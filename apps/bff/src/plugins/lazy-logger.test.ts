import { describe, expect, it } from "vitest";
import { createLogger } from "../infrastructure/logging/create-logger.ts";
import { createSecretScrubber } from "../infrastructure/logging/secret-scrubber.ts";
import { withLazyChildren } from "./lazy-logger.ts";

function setUp() {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const parent = createLogger({ level: "trace", destination, scrubber: createSecretScrubber() });
  let made = 0;
  const makeChild = parent.child.bind(parent);
  const counting = Object.assign(Object.create(parent), {
    child: (...args: Parameters<typeof makeChild>) => {
      made += 1;
      return makeChild(...args);
    },
  });
  const logger = withLazyChildren(counting).child({ reqId: "req_1" });
  return { logger, made: () => made, written: () => lines.map((line): unknown => JSON.parse(line)) };
}

describe("withLazyChildren", () => {
  it("writes with the request's id at every level, by one logger that is made when it is needed", () => {
    const { logger, made, written } = setUp();
    expect(made()).toBe(0);
    const levels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
    for (const level of levels) logger[level]({ part: level }, "it is %s", level);
    expect(written()).toMatchObject(
      levels.map((level, index) => ({
        level: 10 * (index + 1),
        reqId: "req_1",
        part: level,
        msg: `it is ${level}`,
      })),
    );
    expect(made()).toBe(1);
  });

  it("has children with the request's id, and its level can be set", () => {
    const { logger, written } = setUp();
    logger.child({ step: "two" }).info("done");
    logger.level = "error";
    logger.warn("not written");
    expect(written()).toMatchObject([{ reqId: "req_1", step: "two", msg: "done" }]);
    expect(logger.level).toBe("error");
  });
});
