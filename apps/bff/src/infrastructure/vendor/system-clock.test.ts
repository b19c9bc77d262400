import { afterEach, expect, it, vi } from "vitest";
import { SYSTEM_CLOCK } from "./vendor-accounts.ts";

afterEach(() => vi.useRealTimers());

it("goes on evenly when somebody turns the machine's clock back", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const before = { now: SYSTEM_CLOCK.now(), elapsed: SYSTEM_CLOCK.elapsed() };
  vi.setSystemTime(before.now - 3_600_000);
  expect(SYSTEM_CLOCK.now()).toBe(before.now - 3_600_000);
  const passed = SYSTEM_CLOCK.elapsed() - before.elapsed;
  expect(passed).toBeGreaterThanOrEqual(0);
  expect(passed).toBeLessThan(60_000);
});

it("keeps no process alive by a wait that nobody can end: it may be a vendor's patience of an hour", () => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
  const before = timers();
  void SYSTEM_CLOCK.sleep(3_600_000);
  expect(timers()).toBe(before);
});
