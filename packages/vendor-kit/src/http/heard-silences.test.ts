import { expect, it } from "vitest";
import type { TenantSharing } from "../tenant-sharing.ts";
import { createMemorySharing } from "../testing/memory-sharing.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";

const READ = {
  operation: "readFlow",
  method: "GET",
  url: "https://api.test/x",
  group: "flows",
  effect: "read",
} as const;
const HOUR_MS = 3_600_000;

it.each([
  ["a route group for longer than a cool-down", "flows", 30_000],
  ["the tenant for longer than the bound of all waits", null, 20_000],
])(
  "leaves nobody alone for an hour because another process, by a clock that was turned back, says %s",
  async (...row) => {
    const [, group, longest] = row;
    const clock = createTestClock();
    let heard: Parameters<TenantSharing["follow"]>[0] = () => undefined;
    const sharing: TenantSharing = {
      ...createMemorySharing(clock).join(),
      follow(onSilence) {
        heard = onSilence;
      },
    };
    const { http, calls } = setUpVendorHttp({ clock, answer: () => ({ status: 200 }), client: { sharing } });
    await http.signIn();
    heard(group, HOUR_MS);
    expect((await http.call({ ...READ, deadlineMs: longest - 1 })).ok).toBe(false);
    expect(calls()).toHaveLength(0);
    clock.advance(longest);
    expect((await http.call(READ)).ok).toBe(true);
    expect(clock.sleeps).toEqual([]);
  },
);
