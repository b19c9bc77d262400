// Every dialect's own client against its own stand-in: the tenant's limit is kept, whoever names it.
import { createSandboxVendor, createTestClock, type ConformanceSubject } from "@tonegraph/vendor-kit/testing";
import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";

const subjects = (await dialectSubjects()).map((subject) => [subject.descriptor.id, subject] as const);

/** How many of thirty reads came in the first second. */
async function readsInASecond(subject: ConformanceSubject, settings: Readonly<Record<string, Json>>): Promise<number> {
  const clock = createTestClock();
  const vendor = createSandboxVendor(subject.sandbox, clock);
  let [reads, begunAt] = [0, Infinity];
  const client = subject.createClient({
    baseUrl: vendor.baseUrl,
    authUrl: `${vendor.baseUrl}${subject.tokenPath}`,
    settings: { ...subject.settings, ...settings },
    credentials: subject.credentials,
    clock,
    random: () => 0.5,
    requestId: () => "request",
    send: (request) => {
      if (request.method === "GET") begunAt = Math.min(begunAt, clock.now());
      if (request.method === "GET" && clock.now() < begunAt + 1000) reads += 1;
      return vendor.send(request);
    },
  });
  for (let read = 0; read < 30; read += 1) expect((await client.read("no-such-flow")).ok).toBe(true);
  return reads;
}

describe("a tenant's limit", () => {
  it.each(subjects)("is the usual one unless the tenant names another: %s", async (id, subject) => {
    const usual = id === "genesys-menu-flows" ? 10 : 20;
    expect(subject.descriptor.rate?.requestsPerSecond).toBe(usual);
    expect(await readsInASecond(subject, {})).toBe(usual * 0.8);
    expect(await readsInASecond(subject, { requestsPerSecond: "5" })).toBe(4);
    expect(await readsInASecond(subject, { requestsPerSecond: "20" })).toBe(16);
  });
});
