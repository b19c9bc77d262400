import { describe, expect, it } from "vitest";
import { overviewPage } from "./overview-page.ts";

const EMPTY = { id: "some-dialect", flows: [], resources: [], faults: [], requests: [] };

describe("overviewPage", () => {
  it("says what each stand-in holds", () => {
    const page = overviewPage([
      {
        ...EMPTY,
        flows: [{ id: "flow_1", artefact: { name: "Support" } }],
        resources: [{ kind: "queue", id: "queue_a" }],
      },
    ]);
    for (const words of ["some-dialect", "flow_1", "Support", "queue_a"]) expect(page).toContain(words);
  });

  it("says so where there is nothing", () => {
    expect(overviewPage([EMPTY])).toContain("None yet.");
  });

  it("lets nothing that callers sent become markup", () => {
    const evil = `"><script>alert('x')</script>`;
    const request = { at: evil, method: "GET", path: evil, status: null, requestId: null, fault: true, body: null };
    const page = overviewPage([
      { ...EMPTY, flows: [{ id: evil, artefact: evil }], resources: [{ kind: evil, id: evil }], requests: [request] },
    ]);
    expect(page).not.toContain("<script");
  });
});
