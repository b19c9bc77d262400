/** A node that a way has come to, with what the way cost. */
export interface HeapEntry {
  readonly node: number;
  readonly seconds: number;
  readonly keys: number;
}

/** A binary heap of entries: `pop` gives the one that is before all others. */
export interface EffortHeap {
  push(entry: HeapEntry): void;
  pop(): HeapEntry | undefined;
}

/** An empty heap in the order that `before` says. */
export function createHeap(before: (a: HeapEntry, b: HeapEntry) => boolean): EffortHeap {
  const entries: HeapEntry[] = [];
  const isBefore = (a: number, b: number): boolean => {
    const [first, second] = [entries[a], entries[b]];
    return first !== undefined && second !== undefined && before(first, second);
  };
  const swap = (a: number, b: number): void => {
    const [first, second] = [entries[a], entries[b]];
    if (first === undefined || second === undefined) return;
    entries[a] = second;
    entries[b] = first;
  };
  return {
    push(entry) {
      entries.push(entry);
      for (let place = entries.length - 1; place > 0;) {
        const parent = (place - 1) >> 1;
        if (!isBefore(place, parent)) return;
        swap(place, parent);
        place = parent;
      }
    },
    pop() {
      const top = entries[0];
      const last = entries.pop();
      if (last === undefined || entries.length === 0) return top;
      entries[0] = last;
      for (let place = 0; ;) {
        const left = 2 * place + 1;
        const child = isBefore(left + 1, left) ? left + 1 : left;
        if (!isBefore(child, place)) return top;
        swap(child, place);
        place = child;
      }
    },
  };
}
