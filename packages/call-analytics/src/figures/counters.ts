/** Counts by name. */
export interface NameCounter {
  add(name: string): void;
  counts(): Record<string, number>;
}

/** Counts by a small number. */
export interface NumberCounter {
  add(number: number): void;
  /** Adds 1 to every number from 1 to this one, at most 20: attempts. */
  addUpTo(number: number): void;
  counts(): Record<string, number>;
}

const MAX_ATTEMPTS = 20;

/** Makes a counter for names, whatever they are. */
export function nameCounter(): NameCounter {
  const counted = new Map<string, number>();
  return {
    add: (name) => void counted.set(name, (counted.get(name) ?? 0) + 1),
    counts: () => Object.fromEntries(counted),
  };
}

/** Makes a counter for whole numbers from 0 to some hundreds. */
export function numberCounter(): NumberCounter {
  const counted: number[] = [];
  const add = (number: number): void => {
    while (counted.length <= number) counted.push(0);
    counted[number] = (counted[number] ?? 0) + 1;
  };
  return {
    add,
    addUpTo(number) {
      for (let attempt = 1; attempt <= Math.min(number, MAX_ATTEMPTS); attempt += 1) add(attempt);
    },
    counts: () =>
      Object.fromEntries(
        counted.flatMap((count, number): [number, number][] => (count === 0 ? [] : [[number, count]])),
      ),
  };
}
