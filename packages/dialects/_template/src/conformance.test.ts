import { conformanceChecks, faultChecks } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { bareLine, shopLine } from "./__fixtures__/lines.ts";
import { drawn, templateSubject } from "./__fixtures__/template-subject.ts";
import { converter } from "./convert.ts";

describe("template, as every dialect must be", () => {
  it.each(conformanceChecks(templateSubject()))("$name", ({ run }) => run());
});

describe("template, when its vendor fails", () => {
  it.each(faultChecks(templateSubject()))("$name", ({ run }) => run());
});

describe("template, on its own lines", () => {
  it.each([shopLine, bareLine])("draws $title and compiles it back", (line) => {
    expect(converter.compile(drawn(line))).toEqual({ artefact: line, report: [] });
    expect(drawn({ ...line, revision: 3 })).toEqual(drawn(line));
  });

  it.each([
    ["a wait that is too long", { ...shopLine, waitSeconds: 21 }, "/waitSeconds"],
    ["a field it does not know", { ...shopLine, music: "jazz" }, "/music"],
    ["a key of two digits", { ...shopLine, keys: { "12": "sales" } }, "/keys/12"],
  ])("names the place of %s", (_, line, pointer) => {
    const result = converter.decompile(line);
    expect(result.ok ? null : result.error[0]?.pointer).toBe(pointer);
  });
});
