import { describe, expect, it } from "vitest";
import { waitPatiently } from "./wait-patiently.ts";

const LONG_MS = 3_600_000;

describe("waitPatiently", () => {
  it("ends when the time has passed, or nobody waits any more", async () => {
    const never = new AbortController();
    await waitPatiently(1, never.signal);
    expect(never.signal.aborted).toBe(false);
    const ending = new AbortController();
    const waiting = waitPatiently(LONG_MS, ending.signal);
    ending.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(waitPatiently(LONG_MS, ending.signal)).resolves.toBeUndefined();
  });

  it("keeps no process alive", async () => {
    const before = process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
    const ending = new AbortController();
    const waiting = waitPatiently(LONG_MS, ending.signal);
    expect(process.getActiveResourcesInfo().filter((one) => one === "Timeout").length).toBe(before);
    ending.abort();
    await waiting;
  });
});
