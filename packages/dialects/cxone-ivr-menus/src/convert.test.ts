import { customerSupportMenu, globalSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { customerSupportPayload, globalSupportPayload } from "./__fixtures__/document-payloads.ts";
import { converter } from "./convert.ts";

describe("converter, on the document's own flows", () => {
  it.each([
    ["Customer_Support_Menu", customerSupportMenu(), customerSupportPayload],
    ["Global_Support_Menu", globalSupportMenu(), globalSupportPayload],
  ])("%s compiles to exactly the document's payload, with nothing to report", (_, flow, payload) => {
    expect(converter.compile(flow)).toEqual({ artefact: payload, report: [] });
  });

  it.each([customerSupportPayload, globalSupportPayload])("draws $name and compiles it back", (payload) => {
    const drawn = converter.decompile(payload);
    expect(drawn).toMatchObject({ ok: true, value: { report: [], flow: { vendorExtras: {} } } });
    if (drawn.ok) expect(converter.compile(drawn.value.flow)).toEqual({ artefact: payload, report: [] });
  });

  it("leaves the vendor's metadata out of the comparison", () => {
    const answer = {
      id: "flow_1",
      version: 3,
      status: "DRAFT",
      createdAt: "x",
      updatedAt: "y",
      ...customerSupportPayload,
    };
    expect(converter.normalise(answer)).toEqual(converter.normalise(customerSupportPayload));
  });
});
