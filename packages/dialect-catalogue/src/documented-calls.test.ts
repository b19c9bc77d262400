// What the documents ask of every client, dialect by dialect. The figures are those of the documents, and of how they are
// read where one names none; they are written out here and not taken from the code.
import type { DialectClient } from "@tonegraph/vendor-kit";
import { createScriptedSend, createTestClock, tokenAnswer, type ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { findClientFactory } from "./client.ts";
import { descriptors } from "./index.ts";

interface Documented {
  /** Seconds before its end that a token is renewed. */
  readonly renewEarly: number;
  /** The longest waits, in seconds, after a 429 that says no time. */
  readonly afterRateLimit: readonly number[];
  /** The same after a server error. */
  readonly afterFailure: readonly number[];
}

const DOCUMENTED: Readonly<Record<string, Documented>> = {
  "cxone-ivr-menus": { renewEarly: 60, afterRateLimit: [2, 2], afterFailure: [5, 5] },
  "cxone-flow-connections": { renewEarly: 30, afterRateLimit: [2, 4], afterFailure: [1.5, 1.5] },
  "cxone-flow-steps": { renewEarly: 30, afterRateLimit: [2, 4], afterFailure: [1, 2] },
  "cxone-campaign-rules": { renewEarly: 5, afterRateLimit: [2, 4], afterFailure: [1, 2] },
  "genesys-menu-flows": { renewEarly: 60, afterRateLimit: [2, 4], afterFailure: [2, 4] },
};
const BREAKER = { failures: 5, coolDown: 30 };
const GONE: ScriptedAnswer = { status: 404 };

function setUp(id: string, answers: readonly ScriptedAnswer[]) {
  const descriptor = descriptors.find((one) => one.id === id);
  const createClient = findClientFactory(id);
  if (descriptor === undefined || createClient === undefined) throw new Error(`There is no dialect ${id}.`);
  const clock = createTestClock();
  const askedAt: number[] = [];
  let tokens = 0;
  const vendor = createScriptedSend(({ url }) => {
    if (url.endsWith("/token")) return tokenAnswer(`token-${(tokens += 1)}`, { expiresIn: 3600 });
    askedAt.push(clock.now());
    return answers[askedAt.length - 1] ?? GONE;
  });
  const client: DialectClient = createClient({
    ...descriptor.defaultUrls({}),
    settings: {},
    credentials: { clientId: "c", clientSecret: "s3cr3t", scopes: descriptor.scopes },
    send: vendor.send,
    clock,
    // The longest wait that jitter allows.
    random: () => 1 - 1e-9,
    requestId: () => "r",
  });
  const seconds = (from: number, to: number): number => Math.round((to - from) / 10) / 100;
  const waits = (): number[] => askedAt.slice(1).map((at, index) => seconds(askedAt[index] ?? 0, at));
  return { client, clock, waits, asked: () => askedAt.length, tokens: () => tokens };
}

it("covers each of the documented dialects, whatever else is in the catalogue", () => {
  expect(descriptors.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(DOCUMENTED)));
});

describe.each(Object.entries(DOCUMENTED))("the client of %s", (id, documented) => {
  it(`renews its token ${documented.renewEarly} s before it ends, and no sooner`, async () => {
    const { client, clock, tokens } = setUp(id, []);
    await client.read("a");
    clock.advance((3600 - documented.renewEarly - 1) * 1000);
    await client.read("a");
    expect(tokens()).toBe(1);
    clock.advance(2000);
    await client.read("a");
    expect(tokens()).toBe(2);
  });

  it.each([
    [429, documented.afterRateLimit],
    [503, documented.afterFailure],
  ])("waits after %i as the document says, and asks three times in all", async (status, expected) => {
    const { client, waits } = setUp(id, Array(3).fill({ status }));
    expect(await client.read("a")).toMatchObject({ ok: false, error: { status } });
    expect(waits()).toEqual(expected);
  });

  it("waits as long as the vendor says", async () => {
    const { client, waits } = setUp(id, [{ status: 429, headers: { "retry-after": "7" } }]);
    expect(await client.read("a")).toEqual({ ok: true, value: null });
    expect(waits()).toEqual([7]);
  });

  it(`leaves the vendor alone after ${BREAKER.failures} failures, for ${BREAKER.coolDown} s`, async () => {
    const { client, clock, asked } = setUp(id, Array(BREAKER.failures).fill({ status: 500 }));
    await client.read("a");
    await client.read("a");
    expect(asked()).toBe(BREAKER.failures);
    clock.advance((BREAKER.coolDown - 1) * 1000);
    expect(await client.read("a")).toMatchObject({ ok: false, error: { kind: "circuitOpen" } });
    expect(asked()).toBe(BREAKER.failures);
    clock.advance(1000);
    expect(await client.read("a")).toEqual({ ok: true, value: null });
  });

  it.each([
    [400, '{"error":{"code":"X","message":"Queue Sales does not exist"}}', /\(400\): Queue Sales does not exist\.$/],
    [400, '{"title":"Bad Request","detail":"Queue Sales does not exist"}', /\(400\): Queue Sales does not exist\.$/],
    [400, '{"errors":["Queue Sales does not exist"]}', /\(400\): Queue Sales does not exist\.$/],
    [400, '{"message":"Invalid","errors":[{"path":"n.0","message":"No"}]}', /\(400\): Invalid; n\.0: No\.$/],
    [400, "{}", /\(400\)\.$/],
    [400, '{"queue":"Sales"', /\(400\)\.$/],
  ])("tells people in words what %i %s means", async (status, body, words) => {
    const { client } = setUp(id, Array(3).fill({ status, body }));
    const answer = await client.read("a");
    expect(answer.ok ? "" : answer.error.message).toMatch(words);
  });
});
