import { expect, it } from "vitest";
import { createLastSaves } from "./last-saves.ts";

/** A server with one draft, and a clock that is moved by hand. */
function place() {
  const timers: { readonly at: number; readonly callback: () => void }[] = [];
  const stopped: number[] = [];
  const saves = createLastSaves({
    after(milliseconds, callback) {
      const index = timers.push({ at: milliseconds, callback }) - 1;
      return () => void stopped.push(index);
    },
  });
  const server = { draft: "before" };
  const opened: string[] = [];
  const reopen = (flowId: string) =>
    saves.openAfter(flowId, () => {
      opened.push(server.draft);
      return Promise.resolve(server.draft);
    });
  const pass = (milliseconds: number): void => {
    for (const { callback } of timers.filter(({ at }) => at <= milliseconds)) callback();
  };
  return { saves, server, opened, reopen, pass, timers, stopped };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it("opens at once what nobody is saving, another flow's save or not", async () => {
  const { saves, reopen, timers } = place();
  saves.note("flow_other", new Promise(() => {}));
  expect(await reopen("flow_a")).toBe("before");
  expect(timers).toEqual([]);
});

it("reads what the last save wrote, and waits for no timer then", async () => {
  const { saves, server, opened, reopen, timers, stopped } = place();
  const saving = Promise.withResolvers<void>();
  saves.note("flow_a", saving.promise);
  const reopened = reopen("flow_a");
  await settled();
  expect(opened).toEqual([]);
  server.draft = "after";
  saving.resolve();
  expect(await reopened).toBe("after");
  expect(stopped).toEqual([0]);
  await reopen("flow_a");
  expect(timers).toHaveLength(1);
});

it("waits for the newest of two saves, whichever ends first", async () => {
  const { saves, server, opened, reopen } = place();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  saves.note("flow_a", first.promise);
  saves.note("flow_a", second.promise);
  first.resolve();
  await settled();
  const reopened = reopen("flow_a");
  await settled();
  expect(opened).toEqual([]);
  server.draft = "after";
  second.resolve();
  expect(await reopened).toBe("after");
});

it("opens all the same when the save hangs for five seconds, or fails", async () => {
  const { saves, opened, reopen, pass } = place();
  saves.note("flow_a", new Promise(() => {}));
  const reopened = reopen("flow_a");
  pass(4999);
  await settled();
  expect(opened).toEqual([]);
  pass(5000);
  expect(await reopened).toBe("before");
  saves.note("flow_b", Promise.reject(new Error("The line is down.")));
  expect(await reopen("flow_b")).toBe("before");
});
