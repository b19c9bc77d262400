import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHeap } from "./effort-heap.ts";

describe("createHeap", () => {
  it("gives what was put in, the first first, also when more is put in meanwhile", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.array(fc.nat(50)), (early, late) => {
        const heap = createHeap((a, b) => a.seconds < b.seconds);
        const put = (seconds: number): void => heap.push({ node: 0, seconds, keys: 0 });
        const take = (): number | undefined => heap.pop()?.seconds;
        early.forEach(put);
        const first = early.length === 0 ? [] : [take()];
        late.forEach(put);
        const rest = [...early.toSorted((a, b) => a - b).slice(1), ...late].sort((a, b) => a - b);
        expect(first).toEqual(early.toSorted((a, b) => a - b).slice(0, 1));
        expect(rest.map(take)).toEqual(rest);
        expect(take()).toBeUndefined();
      }),
    );
  });
});
