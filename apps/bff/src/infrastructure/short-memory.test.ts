import { describe, expect, it } from "vitest";
import { createShortMemory, REMEMBERED_MS } from "./short-memory.ts";

describe("createShortMemory", () => {
  it("asks once for those who come together, and again when the time since the asking is over", async () => {
    const { memory, clock, asked, ask } = setUp();
    const [one, other] = await Promise.all([memory.get("a", ask("1")), memory.get("a", ask("2"))]);
    expect([one, other]).toEqual(["1", "1"]);
    clock.ms = REMEMBERED_MS - 1;
    expect(await memory.get("a", ask("3"))).toBe("1");
    clock.ms = REMEMBERED_MS;
    expect(await memory.get("a", ask("4"))).toBe("4");
    expect(asked).toEqual(["1", "4"]);
  });

  it("remembers for less than the second within which a session that was ended counts as ended", () => {
    expect(REMEMBERED_MS).toBeLessThan(1000);
  });

  it("has at hand what is remembered, once it was found and as long", async () => {
    const { memory, clock, ask } = setUp();
    const found = memory.get("a", ask("1"));
    expect(memory.peek("a")).toBeNull();
    await found;
    expect(memory.peek("a")).toBe("1");
    clock.ms = REMEMBERED_MS;
    expect(memory.peek("a")).toBeNull();
    clock.ms = 0;
    memory.clear();
    expect(memory.peek("a")).toBeNull();
  });

  it("counts from the asking, however late the answer comes", async () => {
    const { memory, clock, ask } = setUp();
    const slow = Promise.withResolvers<string>();
    const first = memory.get("a", () => slow.promise);
    clock.ms = REMEMBERED_MS;
    expect(await memory.get("a", ask("new"))).toBe("new");
    slow.resolve("old");
    expect(await first).toBe("old");
    expect(await memory.get("a", ask("newer"))).toBe("new");
  });

  it("keeps neither nothing nor a failure", async () => {
    const { memory, ask } = setUp();
    expect(await memory.get("a", () => Promise.resolve(null))).toBeNull();
    await expect(memory.get("a", () => Promise.reject(new Error("no database")))).rejects.toThrow("no database");
    expect(await memory.get("a", ask("there"))).toBe("there");
  });

  it("forgets what is being asked for right now", async () => {
    const { memory, ask } = setUp();
    const slow = Promise.withResolvers<string>();
    const first = memory.get("a", () => slow.promise);
    memory.clear();
    slow.resolve("before the change");
    await first;
    expect(await memory.get("a", ask("after it"))).toBe("after it");
  });
});

function setUp() {
  const clock = { ms: 0 };
  const asked: string[] = [];
  const ask = (value: string) => () => {
    asked.push(value);
    return Promise.resolve(value);
  };
  return { memory: createShortMemory<string>(() => clock.ms), clock, asked, ask };
}
