import { ok } from "@tonegraph/flow-model";
import { expect, it } from "vitest";
import type { Freshness } from "../../kernel/resource-directory.ts";
import { createKeptAnswers } from "./kept-answers.ts";

const AT_FIRST = 1_000_000;

it.each<[string, number, Freshness, number]>([
  ["keeps an answer for less than a minute", 59_999, {}, 1],
  ["asks again after a minute", 60_000, {}, 2],
  ["asks again at once where somebody wants to know", 0, { afresh: true }, 2],
  ["does not ask again before the answer is so old", 4999, { afresh: true, atLeastMs: 5000 }, 1],
  ["asks again as soon as the answer is so old", 5000, { afresh: true, atLeastMs: 5000 }, 2],
  ["does not ask again for what is older than the answer", 1, { notBefore: AT_FIRST }, 1],
  ["asks again for what is younger than the answer, once", 1, { notBefore: AT_FIRST + 1 }, 2],
])("%s", async (...[, later, how, expected]) => {
  let time = AT_FIRST;
  let asked = 0;
  const kept = createKeptAnswers<number>(() => time);
  const ask = () => Promise.resolve(ok((asked += 1)));
  await kept.get("flows", ask);
  time += later;
  for (let times = 0; times < 3; times += 1) await kept.get("flows", ask, how.afresh === true && times > 0 ? {} : how);
  expect(asked).toBe(expected);
});
