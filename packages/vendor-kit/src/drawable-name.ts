/** A vendor's name as a drawing can have it: without "/", of 1–200 characters. */
export function drawableName(name: string): string {
  const fitting = name.replaceAll("/", "-").slice(0, 200);
  return fitting === "" ? "Without a name" : fitting;
}
