import { err } from "@tonegraph/flow-model";
import type { DialectClient, VendorError } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { DIALECT_CASES, expectLive, setUpCase } from "../../../testing/dialect-cases.ts";

const CANCELLED: VendorError = { kind: "cancelled", message: "The work was cancelled.", ambiguous: false };
const never = new Promise<never>(() => undefined);

/** The client of a process whose work ends in the middle of one of its calls. */
function endingIn(method: "signIn" | "read" | "compile", end: () => void) {
  const hang = () => {
    queueMicrotask(end);
    return never;
  };
  return (client: DialectClient): DialectClient => ({
    ...client,
    ...(method === "compile"
      ? { compile: async () => (end(), err(CANCELLED)) }
      : { [method]: method === "signIn" ? hang : async () => hang() }),
  });
}

const HAS_COMPILING = DIALECT_CASES.filter(([, make]) =>
  setUpCase(make).rig.vendor.descriptor.steps.includes("compiling"),
);

describe("a deployment whose process stops, or that another one has", () => {
  it.each(
    DIALECT_CASES.flatMap(([id, make]) => [
      { id, make, method: "signIn" as const, state: "authenticating" },
      { id, make, method: "read" as const, state: "snapshotting" },
    ]),
  )("ends $method on $id at once, and whoever has it next goes on", async ({ make, method, state }) => {
    const kase = setUpCase(make);
    const { rig, first, second } = kase;
    await rig.deploy(first, 1);
    const ending = new AbortController();
    const left: string[] = [];
    const { deployment } = await rig.deploy(second, 2, {
      ending: ending.signal,
      spoil: endingIn(method, () => ending.abort()),
      interrupted: (record) => left.push(record.state),
    });
    expect(left).toEqual([state]);
    expect(deployment.state).toBe("live");
    await expectLive(kase, second);
  });

  it.each(HAS_COMPILING)("ends waiting for the compiler of %s, and nothing is undone for it", async (_id, make) => {
    const kase = setUpCase(make);
    const { rig, first } = kase;
    const ending = new AbortController();
    const left: string[] = [];
    const { deployment } = await rig.deploy(first, 1, {
      ending: ending.signal,
      spoil: endingIn("compile", () => ending.abort()),
      interrupted: (record) => left.push(record.state),
    });
    expect(left).toEqual(["compiling"]);
    expect(deployment.state).toBe("live");
    await expectLive(kase, first);
  });
});
