import { describe, expect, it } from "vitest";
import { pageTitle } from "./use-page-title.ts";

describe("pageTitle", () => {
  it.each([
    ["Flows", "Flows · Tonegraph"],
    ["", "Tonegraph"],
  ])("%j", (name, title) => {
    expect(pageTitle(name)).toBe(title);
  });
});
