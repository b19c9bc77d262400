import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dialectSubjects } from "./testing/dialect-subject.ts";
import { faultTable } from "./testing/fault-page.ts";

const PAGES = join(import.meta.dirname, "../../../docs/vendors");
/** What the page of a dialect says that is being made. */
const NOT_YET = "Its table of failures is not written yet.";
const subjects = (await dialectSubjects()).map((subject) => [subject.descriptor.id, subject] as const);

describe("what a vendor's page says of its failures", () => {
  it.each(subjects)("is what the fault matrix finds: %s", async (id, subject) => {
    const page = await readFile(join(PAGES, `${id}.md`), "utf8");
    if (!page.includes(NOT_YET)) expect(page).toContain(await faultTable(subject));
  });
});
