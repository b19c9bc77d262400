import { describe, expect, it } from "vitest";
import { keepTickShape } from "./keep-tick-shape.ts";

describe("keepTickShape", () => {
  it("keeps what node makes for a tick, which is what a collection must find", async () => {
    const kept = await keepTickShape();
    expect(kept).toHaveProperty("callback", expect.any(Function));
    expect(Object.getOwnPropertySymbols(kept).map(String)).toContain("Symbol(async_id_symbol)");
    expect(await keepTickShape()).toBe(kept);
  });
});
