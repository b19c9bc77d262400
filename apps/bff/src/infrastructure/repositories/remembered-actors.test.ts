import { describe, expect, it } from "vitest";
import type { Actor } from "../../kernel/actor.ts";
import { REMEMBERED_MS } from "../short-memory.ts";
import { ACTORS_REMEMBERED_MS, rememberActors } from "./remembered-actors.ts";

const byToken = (apiToken: string) => ({ apiToken, sessionToken: null });
const bySession = (sessionToken: string) => ({ apiToken: null, sessionToken });
const actor = (id: string): Actor => ({ id, name: id, roles: ["viewer"], via: "token", workspaceId: "one" });

function setUp() {
  const clock = { sinceStart: 0, ofDay: 1_000_000 };
  const asked: string[] = [];
  const valid = new Set(["a", "b"]);
  const actors = rememberActors(
    ({ apiToken, sessionToken }) => {
      const brought = apiToken ?? sessionToken ?? "";
      asked.push(brought);
      return Promise.resolve(valid.has(brought) ? actor(brought) : null);
    },
    { sinceStart: () => clock.sinceStart, ofDay: () => clock.ofDay },
  );
  return { clock, asked, valid, actors };
}

describe("rememberActors", () => {
  it("answers at once who brought the same a moment ago, and tells tokens from sessions", async () => {
    const { asked, actors } = setUp();
    await actors.authenticate(byToken("a"));
    expect(actors.authenticate(byToken("a"))).toEqual(actor("a"));
    expect(await actors.authenticate(bySession("a"))).toEqual(actor("a"));
    expect(await actors.authenticate(byToken("b"))).toEqual(actor("b"));
    expect(asked).toEqual(["a", "a", "b"]);
  });

  it("stays, with what the directory remembers, under the second within which a revocation counts", () => {
    expect(REMEMBERED_MS + ACTORS_REMEMBERED_MS).toBeLessThan(1000);
  });

  it.each([
    ["when its time is over", { sinceStart: ACTORS_REMEMBERED_MS, ofDay: 1_000_000 }],
    ["when the time of day went on", { sinceStart: 0, ofDay: 1_000_000 + ACTORS_REMEMBERED_MS }],
    ["when the time of day went back", { sinceStart: 0, ofDay: 999_999 }],
  ])("asks again %s: who was revoked is nobody", async (_, time) => {
    const { clock, valid, actors } = setUp();
    await actors.authenticate(byToken("a"));
    valid.delete("a");
    Object.assign(clock, time);
    expect(await actors.authenticate(byToken("a"))).toBeNull();
  });

  it("remembers nobody who was not found", async () => {
    const { asked, actors } = setUp();
    for (let time = 0; time < 2; time += 1) expect(await actors.authenticate(byToken("x"))).toBeNull();
    expect(asked).toEqual(["x", "x"]);
  });

  it("forgets who was found and who is being looked up right now", async () => {
    const { asked, valid, actors } = setUp();
    await actors.authenticate(byToken("a"));
    const slow = actors.authenticate(byToken("b"));
    actors.forget();
    valid.clear();
    await slow;
    expect([await actors.authenticate(byToken("a")), await actors.authenticate(byToken("b"))]).toEqual([null, null]);
    expect(asked).toEqual(["a", "b", "a", "b"]);
  });
});
