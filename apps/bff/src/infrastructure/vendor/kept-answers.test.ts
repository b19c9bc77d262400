import { ok } from "@tonegraph/flow-model";
import { expect, it, vi } from "vitest";
import type { Freshness } from "../../kernel/resource-directory.ts";
import { createKeptAnswers } from "./kept-answers.ts";

const AT_FIRST = 1_000_000;

it.each<[string, number, Freshness, number]>([
  ["keeps an answer for less than a minute", 59_999, {}, 1],
  ["asks again after a minute", 60_000, {}, 2],
  ["asks again at once where somebody wants to know", 0, { afresh: true }, 2],
  ["waits until the answer is so old before it asks again", 4999, { afresh: true, atLeastMs: 5000 }, 2],
  ["asks again as soon as the answer is so old", 5000, { afresh: true, atLeastMs: 5000 }, 2],
  ["does not ask again for what is older than the answer", 1, { notBefore: AT_FIRST }, 1],
  ["asks again for what is younger than the answer, once", 1, { notBefore: AT_FIRST + 1 }, 2],
])("%s", async (...[, later, how, expected]) => {
  let time = AT_FIRST;
  let asked = 0;
  const kept = createKeptAnswers<number>({
    now: () => time,
    wait: async (ms) => {
      time += ms;
    },
  });
  const ask = () => Promise.resolve(ok((asked += 1)));
  await kept.get("flows", ask);
  time += later;
  for (let times = 0; times < 3; times += 1) await kept.get("flows", ask, how.afresh === true && times > 0 ? {} : how);
  expect(asked).toBe(expected);
});

/** Answers that come when they are let, and a clock that stands still but for waiting. */
function heldAnswers() {
  const [waits, lets] = [[] as number[], [] as (() => void)[]];
  let time = AT_FIRST;
  const kept = createKeptAnswers<number>({
    now: () => time,
    wait: async (ms) => {
      waits.push(ms);
      time += ms;
    },
  });
  const ask = async () => {
    const place = lets.length + 1;
    await new Promise<void>((letGo) => lets.push(letGo));
    return ok(place);
  };
  return { kept, ask, waits, lets, setClock: (to: number) => (time = to) };
}

it("does not take the answer on its way for one to a later question, and asks once more for all who want that", async () => {
  const { kept, ask, waits, lets } = heldAnswers();
  const first = kept.get("queues", ask);
  const afresh = [1, 2, 3].map(() => kept.get("queues", ask, { afresh: true, atLeastMs: 5000 }));
  lets[0]?.();
  expect(await first).toEqual(ok(1));
  await vi.waitFor(() => expect(lets).toHaveLength(2));
  lets[1]?.();
  expect(await Promise.all(afresh)).toEqual([ok(2), ok(2), ok(2)]);
  expect(waits).toEqual([5000]);
});

it("waits no longer than that where the clock was set back", async () => {
  const { kept, ask, waits, lets, setClock } = heldAnswers();
  const first = kept.get("queues", ask);
  lets[0]?.();
  await first;
  setClock(AT_FIRST - 3_600_000);
  const afresh = kept.get("queues", ask, { afresh: true, atLeastMs: 5000 });
  await vi.waitFor(() => expect(lets).toHaveLength(2));
  lets[1]?.();
  expect(await afresh).toEqual(ok(2));
  expect(waits).toEqual([5000]);
});
