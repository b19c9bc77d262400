import { describe, expect, it } from "vitest";
import { readingFailure } from "./reading-failure.ts";

const failing = (code: string) => Object.assign(new Error("refused"), { code });

describe("readingFailure", () => {
  it.each([
    ["EACCES", "not-readable", "You may not read this file."],
    ["ELOOP", "not-readable", "This link leads round in a circle."],
    ["EIO", "not-readable", "This file cannot be read (EIO)."],
  ])("puts %s into words", (system, code, words) => {
    const failure = readingFailure(failing(system));
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(words);
  });

  it("takes no bug for a failure of the file system", () => {
    expect(() => readingFailure(new TypeError("x is not a function"))).toThrow("x is not a function");
  });
});
