/** The list before when it holds the very same objects, else the new one: what reads it need not be drawn again. */
export function sameListOr<List extends readonly unknown[]>(before: List, after: List): List {
  return before.length === after.length && after.every((item, index) => item === before[index]) ? before : after;
}
