import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse } from "../sandbox.ts";

/** A stand-in's JSON answer. */
export function jsonAnswer(
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}
