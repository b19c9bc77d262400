import { expect, it } from "vitest";
import { isSameReason } from "./is-same-reason.ts";

it.each([
  ["The next try is possible in 17 s.", "The next try is possible in 4 s.", true],
  ["its limit is used up for the next 60 s.", "its limit is used up for the next 1 s.", true],
  ["Version 2 waits for its approval.", "Version 3 waits for its approval.", false],
  ["Something is scheduled.", "The flow is being published.", false],
])("%s / %s: %s", (words, others, same) => {
  expect(isSameReason(words, others)).toBe(same);
});
