import { ApiError } from "../../lib/api/api-failure.ts";

/** What somebody who mends Tonegraph needs to know of a failure: text, one fact per line, no document content. */
export function errorDetails(error: unknown, place: string, at: Date): string {
  const lines = [`at ${at.toISOString()}`, `page ${place}`];
  if (error instanceof ApiError) {
    const { problem, status, kind } = error.failure;
    lines.push(`${kind}, status ${status}, code ${problem.code}`, `request ${problem.requestId}`);
  }
  lines.push(error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error));
  return lines.join("\n");
}
