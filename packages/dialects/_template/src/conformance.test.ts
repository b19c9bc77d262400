import type { Flow, Json } from "@tonegraph/flow-model";
import { conformanceChecks, faultChecks, type ConformanceSubject } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { bareLine, shopLine } from "./__fixtures__/lines.ts";
import { createClient } from "./client/index.ts";
import { converter, NOT_SUPPORTED } from "./convert.ts";
import { descriptor } from "./index.ts";
import { sandbox } from "./sandbox/index.ts";

function drawn(line: Json): Flow {
  const result = converter.decompile(line);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

const subject: ConformanceSubject = {
  descriptor,
  converter,
  createClient,
  sandbox,
  notSupported: NOT_SUPPORTED,
  notOffered: [
    "validate",
    "compile",
    "activate",
    "deactivate",
    "preflight",
    "afterLive",
    "figures",
    "queueState",
    "auditTrail",
  ],
  refusesStaleWrites: false,
  flows: [drawn(shopLine), drawn(bareLine)],
  credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
  tokenPath: "/oauth/token",
};

describe("template, as every dialect must be", () => {
  it.each(conformanceChecks(subject))("$name", ({ run }) => run());
});

describe("template, when its vendor fails", () => {
  it.each(faultChecks(subject))("$name", ({ run }) => run());
});

describe("template, on its own lines", () => {
  it.each([shopLine, bareLine])("draws $title and compiles it back", (line) => {
    expect(converter.compile(drawn(line))).toEqual({ artefact: line, report: [] });
  });

  it.each([
    ["a wait that is too long", { ...shopLine, waitSeconds: 21 }, "/waitSeconds"],
    ["a field it does not know", { ...shopLine, music: "jazz" }, ""],
    ["a key of two digits", { ...shopLine, keys: { "12": "sales" } }, "/keys/12"],
  ])("names the place of %s", (_, line, pointer) => {
    const result = converter.decompile(line);
    expect(result.ok ? null : result.error[0]?.pointer).toBe(pointer);
  });
});
