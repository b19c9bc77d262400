import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";
import { faultTable } from "./testing/fault-page.ts";

const PAGE = join(import.meta.dirname, "../../../docs/guides/when-a-vendor-fails.md");

describe("docs/guides/when-a-vendor-fails.md", () => {
  it("says what the fault matrix finds", async () => {
    const subject = (await dialectSubjects()).find(({ descriptor }) => descriptor.id === "cxone-ivr-menus");
    if (subject === undefined) throw new Error("the dialect is gone");
    expect(await readFile(PAGE, "utf8")).toContain(await faultTable(subject));
  });
});
