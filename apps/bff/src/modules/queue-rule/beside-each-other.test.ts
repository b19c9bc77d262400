import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { besideEachOther } from "./beside-each-other.ts";

it.each([
  [9, 4, 4],
  [2, 4, 2],
  [0, 4, 0],
])("does %i works, at most %i of them at a time", async (count, most, seen) => {
  const done: number[] = [];
  let running = 0;
  let highest = 0;
  const items = Array.from({ length: count }, (_, index) => index);
  await besideEachOther(items, most, async (item) => {
    running += 1;
    highest = Math.max(highest, running);
    await turn();
    running -= 1;
    done.push(item);
  });
  expect(done).toEqual(items);
  expect(highest).toBe(seen);
});
