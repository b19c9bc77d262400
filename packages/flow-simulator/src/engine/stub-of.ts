import type { CallStub } from "@tonegraph/flow-model";
import { remark } from "./remark.ts";
import type { Run } from "./run.ts";

type StubWith<Field extends string> = Extract<CallStub, Readonly<Record<Field, unknown>>>;

/** How the outside answers this block, if the stub given for it is of the kind that the block can use; else a remark says so. */
export function stubOf<Field extends "queue" | "transfer" | "hours" | "port">(
  run: Run,
  field: Field,
): StubWith<Field> | null {
  const stub = anyStub(run);
  if (stub === null) return null;
  if (hasField(stub, field)) return stub;
  remark(run, "stubUnfit", { expected: field });
  return null;
}

/** Whatever stub is given for the present block. */
export function anyStub({ call: { stubs, nodeId } }: Run): CallStub | null {
  return Object.hasOwn(stubs, nodeId) ? (stubs[nodeId] ?? null) : null;
}

/** Whether a stub is of the kind that has this field. */
export function hasField<Field extends string>(stub: CallStub, field: Field): stub is StubWith<Field> {
  return field in stub;
}

/** The exit that a stub names; `null` where none does. */
export function stubbedPort(run: Run): string | null {
  return stubOf(run, "port")?.port ?? null;
}
