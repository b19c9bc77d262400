import { describe, expect, it } from "vitest";
import { holdsUnsavedWork } from "./unsaved-page.ts";

describe("holdsUnsavedWork", () => {
  it.each([
    ["/flows/flow_1", true],
    ["/flows/flow_1/", true],
    ["/flows/flow_1/versions", false],
    ["/", false],
    ["/tenants", false],
    ["/flows/", false],
  ])("%s: %s", (pathname, holds) => {
    expect(holdsUnsavedWork(pathname)).toBe(holds);
  });
});
