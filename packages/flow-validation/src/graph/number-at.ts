/** Reads a number that is known to be inside the array. */
export function numberAt(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
