import { afterEach, describe, expect, it } from "vitest";
import { buildSandboxApp } from "./build-sandbox-app.ts";
import { faultSchema } from "./fault-list.ts";
import { SCHEDULED_FAULTS, scheduledFault } from "./fault-schedule.ts";

const CONTROL = "/_control/cxone-ivr-menus";
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start() {
  let ms = Date.UTC(2026, 0, 5);
  const app = await buildSandboxApp({ clock: { now: () => ms, sleep: async () => {} } });
  closing.push(() => app.close());
  const ask = async (method: "GET" | "POST" | "DELETE", url: string, payload?: object) => {
    const { statusCode, body } = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
    return { status: statusCode, json: body === "" || statusCode >= 500 ? null : JSON.parse(body) };
  };
  const pass = (more: number): void => {
    ms += more;
  };
  return { app, ask, pass };
}

describe("scheduledFault", () => {
  it("is what the documentation says of seed 7 at 20 %", () => {
    const hit = Array.from(
      { length: 40 },
      (_, request) => [request, scheduledFault({ seed: 7, rate: 0.2 }, request)] as const,
    );
    const told = hit.flatMap(([request, fault]) =>
      fault === undefined ? [] : [[request, SCHEDULED_FAULTS.findIndex((each) => same(each, fault))]],
    );
    expect(told).toEqual([
      [5, 0],
      [6, 5],
      [33, 11],
    ]);
  });

  it("hits about the share of requests that it is told, with every fault about as often", () => {
    const counts = new Map<string, number>();
    for (let request = 0; request < 20_000; request += 1) {
      const fault = scheduledFault({ seed: 1, rate: 0.3 }, request);
      if (fault) counts.set(JSON.stringify(fault), (counts.get(JSON.stringify(fault)) ?? 0) + 1);
    }
    expect(counts.size).toBe(SCHEDULED_FAULTS.length);
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
  });

  it.each([
    [0, 0],
    [1, 50],
  ])("at a rate of %d it hits %d of 50", (rate, expected) => {
    const faults = Array.from({ length: 50 }, (_, request) => scheduledFault({ seed: 3, rate }, request));
    expect(faults.filter((fault) => fault !== undefined)).toHaveLength(expected);
  });
});

describe("the control API: schedules and time", () => {
  it("runs a schedule until it is stopped, and gives the same answers for the same seed", async () => {
    const { app, ask } = await start();
    const statuses = async (): Promise<number[]> => {
      await ask("POST", `${CONTROL}/fault-schedule`, { seed: 42, rate: 0.5 });
      const answers: number[] = [];
      for (let request = 0; request < 12; request += 1) {
        const answer = await app.inject({ url: "/cxone-ivr-menus/api/v2/ivr/flows/x" }).catch(() => null);
        answers.push(answer?.statusCode ?? 0);
      }
      return answers;
    };
    const first = await statuses();
    expect((await ask("GET", `${CONTROL}/fault-schedule`)).json.schedule).toMatchObject({
      seed: 42,
      rate: 0.5,
      requests: 12,
    });
    expect(await statuses()).toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(2);
    await ask("DELETE", `${CONTROL}/fault-schedule`);
    expect((await ask("GET", `${CONTROL}/fault-schedule`)).json).toEqual({ schedule: null });
  });

  it("moves and hurries the time that stand-ins live in", async () => {
    const { ask, pass } = await start();
    expect((await ask("POST", "/_control/clock", { advanceMs: 3_600_000 })).json).toEqual({
      now: "2026-01-05T01:00:00.000Z",
      offsetMs: 3_600_000,
    });
    expect((await ask("POST", "/_control/clock", { at: "2026-03-01T12:00:00+01:00" })).json.now).toBe(
      "2026-03-01T11:00:00.000Z",
    );
    expect((await ask("POST", "/_control/clock", { real: true })).json.offsetMs).toBe(0);
    expect((await ask("POST", "/_control/clock", { speed: 20 })).json.offsetMs).toBe(0);
    pass(1000);
    expect((await ask("GET", "/_control/clock")).json.offsetMs).toBe(19_000);
    expect((await ask("POST", "/_control/clock", { speed: 1 })).json.offsetMs).toBe(19_000);
    expect((await ask("POST", "/_control/clock", { real: true })).json.offsetMs).toBe(0);
    expect((await ask("POST", "/_control/clock", { at: "tomorrow" })).status).toBe(400);
    expect((await ask("POST", "/_control/clock", { speed: 0 })).status).toBe(400);
    expect((await ask("POST", `${CONTROL}/fault-schedule`, { seed: 1, rate: 2 })).status).toBe(400);
  });
});

function same(input: object, fault: object): boolean {
  return JSON.stringify(faultSchema.parse(input)) === JSON.stringify(fault);
}
