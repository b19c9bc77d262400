import { expect, it } from "vitest";
import { tooLong } from "./too-long.ts";

it.each([
  ["ab", 2, undefined],
  ["abc", 2, "At most 2 characters; this has 3."],
])("%j where %d fit", (text, most, said) => {
  expect(tooLong(text, most)).toBe(said);
});
