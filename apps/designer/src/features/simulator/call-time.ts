/** A moment of a call as minutes and seconds: 00:14, 03:05. */
export function callTime(atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
