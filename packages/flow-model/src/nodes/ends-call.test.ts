import { describe, expect, it } from "vitest";
import { hangup, menu, queue, subflow, vendorBlock } from "../testing/index.ts";
import { endsCall } from "./ends-call.ts";

describe("endsCall", () => {
  it.each([
    ["a queue, even where it leads on when it is closed", queue(), true, true],
    ["a hang-up", hangup(), false, true],
    ["a menu", menu(), false, false],
    ["a sub-flow that leads on", subflow(), true, false],
    ["a sub-flow that leads nowhere", subflow(), false, true],
    ["a vendor's block that ends calls", vendorBlock({ terminal: true }), false, true],
    ["a vendor's block that does not", vendorBlock({ terminal: false }), false, false],
  ])("%s", (...[, node, isWired, ends]) => {
    expect(endsCall(node, () => isWired)).toBe(ends);
  });
});
