import { err, ok, type Result } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import type { VendorError } from "../vendor-error.ts";
import { createMemorySharing } from "../testing/memory-sharing.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { createOnce } from "./do-once.ts";

const WISH = { task: "webhook", subject: "https://hooks.test/a", deadlineMs: 1000 };

function scripted(answers: readonly (Result<null, VendorError> | Promise<Result<null, VendorError>>)[]) {
  const seen: boolean[] = [];
  return {
    seen,
    work: async (doneBefore: boolean): Promise<Result<null, VendorError>> => {
      seen.push(doneBefore);
      return answers[seen.length - 1] ?? ok(null);
    },
  };
}

const failed = (kind: VendorError["kind"]): Result<null, VendorError> =>
  err({ kind, message: "No.", ambiguous: false });

describe("createOnce", () => {
  it("does it once, whoever asks meanwhile and afterwards, and again for something else", async () => {
    const { seen, work } = scripted([]);
    const once = createOnce(undefined, "Vendor");
    const answers = await Promise.all(Array.from({ length: 5 }, () => once(WISH, work)));
    expect([...answers, await once(WISH, work)]).toEqual(Array.from({ length: 6 }, () => ok(null)));
    expect(seen).toHaveLength(1);
    await once({ ...WISH, subject: "https://hooks.test/b" }, work);
    await once(WISH, work);
    expect(seen).toHaveLength(2);
  });

  it("tells everybody who waited of a failure, and the next one tries again", async () => {
    const { seen, work } = scripted([failed("rejected")]);
    const once = createOnce(undefined, "Vendor");
    expect(await Promise.all([once(WISH, work), once(WISH, work)])).toEqual([failed("rejected"), failed("rejected")]);
    expect(await once(WISH, work)).toEqual(ok(null));
    expect(seen).toHaveLength(2);
  });

  it("goes on for the others where the one who began does not want it any more", async () => {
    const { seen, work } = scripted([failed("cancelled")]);
    const once = createOnce(undefined, "Vendor");
    expect(await Promise.all([once(WISH, work), once(WISH, work), once(WISH, work)])).toEqual([
      failed("cancelled"),
      ok(null),
      ok(null),
    ]);
    expect(seen).toHaveLength(2);
  });

  it("is told of what other processes did, also before a restart", async () => {
    const shared = createMemorySharing(createTestClock());
    const { seen, work } = scripted([]);
    const clients = [shared.join(), shared.join()].map((sharing) => createOnce(sharing, "Vendor"));
    await Promise.all(clients.map((once) => once(WISH, work)));
    await createOnce(shared.join(), "Vendor")(WISH, work);
    expect(seen).toEqual([false, true, true]);
  });

  it("says so where another process is still at it when the time is over", async () => {
    const sharing = { ...createMemorySharing(createTestClock()).join(), once: async () => null };
    const ended = await createOnce(sharing, "Vendor")(WISH, async () => ok(null));
    expect(ended).toMatchObject({ ok: false, error: { kind: "timeout", ambiguous: false } });
    expect(ended.ok ? "" : ended.error.message).toContain("Another process of Tonegraph was still asking Vendor");
  });
});
