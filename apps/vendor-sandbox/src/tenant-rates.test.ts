// Every dialect's own client against its own stand-in: the tenant's limit is kept, whoever names it.
import { createSandboxVendor, createTestClock, type VendorSubject } from "@tonegraph/vendor-kit/testing";
import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";

const subjects = (await dialectSubjects()).map((subject) => [subject.descriptor.id, subject] as const);

/** What is documented, or assumed where nothing is. */
const USUAL: Readonly<Record<string, number>> = {
  "cxone-ivr-menus": 20,
  "cxone-flow-connections": 20,
  "cxone-flow-steps": 20,
  "cxone-campaign-rules": 20,
  "genesys-menu-flows": 10,
};

/** How many requests came in the first second of thirty reads, the one for the token included. None may be one too many. */
async function requestsInASecond(subject: VendorSubject, settings: Readonly<Record<string, Json>>): Promise<number> {
  const clock = createTestClock();
  const vendor = createSandboxVendor(subject.sandbox, clock);
  let [requests, begunAt] = [0, Infinity];
  const client = subject.createClient({
    baseUrl: vendor.baseUrl,
    authUrl: `${vendor.baseUrl}${subject.tokenPath}`,
    settings: { ...subject.settings, ...settings },
    credentials: subject.credentials,
    clock,
    random: () => 0.5,
    requestId: () => "request",
    send: async (request) => {
      begunAt = Math.min(begunAt, clock.now());
      if (clock.now() < begunAt + 1000) requests += 1;
      const answer = await vendor.send(request);
      expect(answer).not.toMatchObject({ value: { status: 429 } });
      return answer;
    },
  });
  for (let read = 0; read < 30; read += 1) expect((await client.read("no-such-flow")).ok).toBe(true);
  return requests;
}

/** The most that is fewer than 80 %. */
const under = (limit: number): number => Math.ceil(limit * 0.8) - 1;

describe("a tenant's limit", () => {
  it.each(subjects)("is the usual one unless the tenant names another: %s", async (id, subject) => {
    const usual = subject.descriptor.rate?.requestsPerSecond ?? Number.NaN;
    expect(usual).toBe(USUAL[id] ?? usual);
    expect(await requestsInASecond(subject, {})).toBe(under(usual));
    expect(await requestsInASecond(subject, { requestsPerSecond: "5" })).toBe(3);
    expect(await requestsInASecond(subject, { requestsPerSecond: "20" })).toBe(15);
  });
});
