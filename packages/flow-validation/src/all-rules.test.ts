import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commonRules } from "./all-rules.ts";
import { english } from "./messages/en.ts";

const folder = new URL("rules/", import.meta.url);
const files = readdirSync(folder).filter((file) => !file.endsWith(".test.ts"));

describe("commonRules", () => {
  it("lists exactly the files of the folder, in their order", () => {
    expect(commonRules.map(({ code }) => `${code}.ts`)).toEqual(files.toSorted());
  });

  it("has words for each, and words for nothing else", () => {
    expect(Object.keys(english).toSorted()).toEqual(commonRules.map(({ code }) => code));
  });
});
