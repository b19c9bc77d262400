import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { millisecondsOf } from "./milliseconds-of.ts";

describe("millisecondsOf", () => {
  it("reads what computers write as Date.parse does", () => {
    const [min, max] = [new Date("0000-01-01T00:00:00.000Z"), new Date("9999-12-31T23:59:59.999Z")];
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (time) => {
        expect(millisecondsOf(time.toISOString())).toBe(time.getTime());
      }),
    );
    expect(millisecondsOf("0050-02-01T00:00:00.000Z")).toBe(Date.parse("0050-02-01T00:00:00.000Z"));
  });

  it.each(["2026-11-01T08:00Z", "2026-11-01T08:00:01Z", "2026-11-01T08:00:00.1234567Z", "2026-11-01T08:00:00.12Z"])(
    "and other forms of a time: %s",
    (time) => expect(millisecondsOf(time)).toBe(Date.parse(time)),
  );
});
