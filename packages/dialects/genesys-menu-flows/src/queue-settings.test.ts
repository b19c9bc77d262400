import { applyCommand, type Flow, type Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { customerServicePayload } from "./__fixtures__/document-payloads.ts";
import { customerServiceFlow } from "./__fixtures__/sample-flows.ts";
import { converter } from "./convert.ts";
import { DIALECT_ID } from "./wire.ts";

const BUSY = { dynamicTimeoutMultiplier: 2, fallbackEnabled: true };
const CALM = { dynamicTimeoutMultiplier: 1, fallbackEnabled: false };

/** The flow after the command that a person or the rule applies. */
function withSettings(flow: Flow, settings: typeof BUSY): Flow {
  const extras = converter.queueSettings?.extrasWith(flow, settings) ?? null;
  const applied = applyCommand(flow, { type: "setVendorExtras", dialect: DIALECT_ID, extras });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

function drawn(artefact: Json): Flow {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

const settingsIn = (artefact: Json): Json => Object(artefact).settings;

describe("queueSettings", () => {
  it.each([BUSY, CALM])("%o stand in the published artefact where document 003 has them", (settings) => {
    const plain = customerServiceFlow();
    const flow = withSettings(plain, settings);
    const { artefact, report } = converter.compile(flow);
    expect(report).toEqual(converter.compile(plain).report);
    expect(settingsIn(artefact)).toEqual({ description: "", enabled: true, version: 1, ...settings });
    expect(converter.queueSettings?.of(flow)).toEqual(settings);
    expect(converter.normalise(artefact)).not.toEqual(converter.normalise(converter.compile(plain).artefact));
  });

  it("are read back from the vendor's flow and set anew, with everything else of it untouched", () => {
    const settings = { ...customerServicePayload.settings, ...BUSY, division: "home" };
    const artefact = { ...customerServicePayload, settings };
    const flow = drawn(artefact);
    expect(converter.queueSettings?.of(flow)).toEqual(BUSY);
    expect(converter.compile(flow).artefact).toEqual(artefact);
    expect(converter.compile(withSettings(flow, CALM)).artefact).toEqual({
      ...artefact,
      settings: { ...settings, ...CALM },
    });
  });

  it("are not told where the vendor holds one of them alone, or something else; that is sent back as it is", () => {
    for (const odd of [{ fallbackEnabled: true }, { dynamicTimeoutMultiplier: "2", fallbackEnabled: true }]) {
      const artefact = { ...customerServicePayload, settings: { ...customerServicePayload.settings, ...odd } };
      const flow = drawn(artefact);
      expect(converter.queueSettings?.of(flow)).toBeNull();
      expect(converter.compile(flow).artefact).toEqual(artefact);
      expect(settingsIn(converter.compile(withSettings(flow, BUSY)).artefact)).toMatchObject(BUSY);
    }
  });

  it("says that it does not send what cannot be read as them", () => {
    const flow = {
      ...customerServiceFlow(),
      vendorExtras: { [DIALECT_ID]: { queueSettings: { fallbackEnabled: 1 } } },
    };
    const { artefact, report } = converter.compile(flow);
    expect(report).toContainEqual(expect.objectContaining({ kind: "dropped", code: "queue-settings-unreadable" }));
    expect(settingsIn(artefact)).toEqual({ description: "", enabled: true, version: 1 });
  });
});
