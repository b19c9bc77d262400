import { expect, it } from "vitest";
import { Interrupted } from "./interruption.ts";
import { createTurns } from "./turns.ts";

const NOBODY = {};

/** Work that is noted when it begins, and ends when it is told to. */
function steps() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("works of one name go one after the other, in the order of asking; those of another beside them", async () => {
  const { begun, work, end } = steps();
  const inTurn = createTurns();
  const all = [inTurn("a", work("one"), NOBODY), inTurn("a", work("two"), NOBODY), inTurn("b", work("other"), NOBODY)];
  await settled();
  expect(begun).toEqual(["one", "other"]);
  end("one");
  await settled();
  expect(begun).toEqual(["one", "other", "two"]);
  end("two");
  end("other");
  expect(await Promise.all(all)).toEqual(["one", "two", "other"]);
});

it("a failure is its own: the next one begins", async () => {
  const { work, end } = steps();
  const inTurn = createTurns();
  const failing = inTurn("a", () => Promise.reject(new Error("no")), NOBODY);
  const next = inTurn("a", work("next"), NOBODY);
  await expect(failing).rejects.toThrow("no");
  await settled();
  end("next");
  expect(await next).toBe("next");
});

it("whoever is interrupted while waiting never begins, and those behind wait for those before all the same", async () => {
  const { begun, work, end } = steps();
  const inTurn = createTurns();
  const ending = new AbortController();
  const first = inTurn("a", work("first"), NOBODY);
  const given = inTurn("a", work("given up"), { ending: ending.signal });
  const third = inTurn("a", work("third"), NOBODY);
  ending.abort();
  await expect(given).rejects.toBeInstanceOf(Interrupted);
  await settled();
  expect(begun).toEqual(["first"]);
  end("first");
  expect(await first).toBe("first");
  await settled();
  end("third");
  expect(await third).toBe("third");
  expect(begun).toEqual(["first", "third"]);
});
