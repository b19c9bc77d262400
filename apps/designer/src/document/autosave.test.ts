import { err, ok, type Flow, type Result } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { startAutosave, type DraftGateway, type SaveFailure } from "./autosave.ts";
import { createFlowDocument } from "./flow-document.ts";

type SaveAnswer = Result<{ etag: string }, SaveFailure>;

/** A server that answers when told to, and a clock that moves when told to. */
function setUp() {
  const document = createFlowDocument(customerSupportMenu());
  const sent: { flow: Flow; etag: string; answer: (answer: SaveAnswer) => void }[] = [];
  const theirs: Flow = { ...customerSupportMenu(), name: "Theirs" };
  const copies: Flow[] = [];
  const gateway: DraftGateway = {
    save: (flow, etag) => new Promise((resolve) => sent.push({ flow, etag, answer: resolve })),
    load: () => Promise.resolve(ok({ flow: theirs, etag: "9" })),
    saveCopy: (flow) => {
      copies.push(flow);
      return Promise.resolve(ok({ flowId: "flow_copy" }));
    },
  };
  let now = 1000;
  let timers: { at: number; run: () => void }[] = [];
  const clock = {
    now: () => now,
    after(milliseconds: number, run: () => void) {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const autosave = startAutosave({ document, gateway, etag: "1", clock });
  return {
    document,
    autosave,
    sent,
    copies,
    theirs,
    rename: (name: string) => document.dispatch({ type: "setFlowFields", set: { name } }),
    state: () => autosave.store.getState(),
    pass(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    async answer(index: number, answer: SaveAnswer) {
      sent[index]?.answer(answer);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
}

const stale = err<SaveFailure>({ kind: "stale", words: "" });

describe("startAutosave", () => {
  it("saves once, a moment after the last edit, under the revision it knows", async () => {
    const set = setUp();
    set.rename("A");
    set.pass(500);
    set.rename("AB");
    set.pass(500);
    expect(set.sent).toHaveLength(0);
    expect(set.state().kind).toBe("unsaved");
    set.pass(500);
    expect(set.sent.map(({ flow, etag }) => [flow.name, etag])).toEqual([["AB", "1"]]);
    await set.answer(0, ok({ etag: "2" }));
    expect(set.state().kind).toBe("saved");
    expect(set.autosave.isClean()).toBe(true);
  });

  it("saves what was drawn while it was saving, under the new revision", async () => {
    const set = setUp();
    set.rename("A");
    set.pass(800);
    set.rename("B");
    await set.answer(0, ok({ etag: "2" }));
    expect(set.state().kind).toBe("unsaved");
    set.pass(800);
    expect(set.sent[1]).toMatchObject({ etag: "2" });
    expect(set.sent[1]?.flow.name).toBe("B");
  });

  it("needs no saving when the gesture was cancelled in time", () => {
    const set = setUp();
    const mark = set.document.mark();
    set.rename("A");
    set.document.cancel(mark);
    set.pass(5000);
    expect(set.sent).toHaveLength(0);
    expect(set.state().kind).toBe("saved");
  });

  it("keeps undo after saving, and saves what was undone", async () => {
    const set = setUp();
    set.rename("B");
    set.pass(800);
    await set.answer(0, ok({ etag: "2" }));
    expect(set.document.undo()).toBe(true);
    set.pass(800);
    expect(set.sent[1]?.flow.name).toBe(customerSupportMenu().name);
  });

  it("tries again by itself when nothing answers, later each time, and keeps the newest drawing", async () => {
    const set = setUp();
    const unreachable = err<SaveFailure>({ kind: "unreachable", words: "offline" });
    set.rename("A");
    set.pass(800);
    await set.answer(0, unreachable);
    expect(set.state()).toMatchObject({ kind: "offline", retryAt: 3800 });
    set.rename("B");
    set.pass(2000);
    expect(set.sent[1]?.flow.name).toBe("B");
    await set.answer(1, unreachable);
    expect(set.state()).toMatchObject({ kind: "offline", retryAt: 7800 });
  });

  it("stops at a conflict, loses nothing, and overwrites only when told to", async () => {
    const set = setUp();
    set.rename("Mine");
    set.pass(800);
    await set.answer(0, stale);
    set.rename("Mine still");
    set.pass(60_000);
    expect(set.sent).toHaveLength(1);
    expect(set.state().kind).toBe("conflict");
    const overwriting = set.autosave.overwrite();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(set.sent[1]).toMatchObject({ etag: "9" });
    expect(set.sent[1]?.flow.name).toBe("Mine still");
    await set.answer(1, ok({ etag: "10" }));
    await overwriting;
    expect(set.autosave.isClean()).toBe(true);
  });

  it("loads theirs, or keeps mine as a copy", async () => {
    const set = setUp();
    set.rename("Mine");
    set.pass(800);
    await set.answer(0, stale);
    expect(await set.autosave.keepAsCopy()).toBe("flow_copy");
    expect(set.copies.map(({ name }) => name)).toEqual(["Mine"]);
    await set.autosave.loadTheirs();
    expect(set.document.store.getState().flow).toBe(set.theirs);
    expect(set.state().kind).toBe("saved");
    set.pass(60_000);
    expect(set.sent).toHaveLength(1);
  });

  it("says what the server refused and tries again at the next edit", async () => {
    const set = setUp();
    set.rename("A");
    set.pass(800);
    await set.answer(0, err<SaveFailure>({ kind: "refused", words: "Your role does not allow this." }));
    expect(set.state()).toEqual({ kind: "refused", words: "Your role does not allow this." });
    set.rename("B");
    set.pass(800);
    expect(set.sent).toHaveLength(2);
  });

  it("tries no more once it is stopped, whatever becomes of the save on its way", async () => {
    const set = setUp();
    set.rename("A");
    const flushed = set.autosave.flush();
    set.autosave.stop();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    set.rename("B");
    await set.answer(0, err<SaveFailure>({ kind: "unreachable", words: "offline" }));
    expect(await flushed).toBe(false);
    set.pass(600_000);
    expect(set.sent).toHaveLength(1);
  });

  it("waits for the person while the session has ended, and saves what is newest at the first flush", async () => {
    const set = setUp();
    set.rename("A");
    set.pass(800);
    await set.answer(0, err<SaveFailure>({ kind: "signedOut", words: "" }));
    set.rename("B");
    set.pass(600_000);
    expect(set.state()).toEqual({ kind: "signedOut" });
    expect(set.sent).toHaveLength(1);
    const flushed = set.autosave.flush();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(set.sent[1]?.flow.name).toBe("B");
    await set.answer(1, ok({ etag: "2" }));
    expect(await flushed).toBe(true);
  });

  it("flushes at once and says whether the server has everything", async () => {
    const set = setUp();
    set.rename("A");
    const flushed = set.autosave.flush();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    await set.answer(0, ok({ etag: "2" }));
    expect(await flushed).toBe(true);
  });
});
