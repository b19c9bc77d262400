import { describe, expect, it } from "vitest";
import { rollbackTarget } from "./rollback-target.ts";

describe("rollbackTarget", () => {
  it.each([
    ["", null],
    ["p1", null],
    ["p1 p2", 1],
    ["p1 p1", null],
    ["p1 p2 p3", 2],
    ["p1 p2 p3 r2", 1],
    ["p1 p2 p3 r2 r1", null],
    ["p1 p2 p3 r1", null],
    ["p1 p2 r1 p3", 1],
    ["p1 p2 p3 p1", 3],
    ["p1 p2 p3 p1 r3", 2],
    ["p1 p2 r5", 2],
  ])("after %j it is %s", (history, expected) => {
    const deployments = history
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => ({
        kind: word.startsWith("p") ? ("publish" as const) : ("rollback" as const),
        version: Number(word.slice(1)),
      }));
    expect(rollbackTarget(deployments)).toBe(expected);
  });
});
