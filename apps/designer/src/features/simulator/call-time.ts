/** A moment of a call as minutes and seconds: 00:14, 03:05. */
export function callTime(atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** A moment of a call in seconds, for the lines of a transcript: 6.8 s. */
export function callSeconds(atMs: number): string {
  return `${(atMs / 1000).toFixed(1)} s`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
