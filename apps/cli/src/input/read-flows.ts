import { parseFlowText, type Flow } from "@tonegraph/flow-model";
import type { CliIo } from "../io.ts";
import { findInputs, type Input } from "./find-inputs.ts";
import { readSource } from "./read-source.ts";

/** One input as a flow, or the sentences that say why it is none. */
export type ReadFlow =
  | { readonly name: string; readonly flow: Flow }
  | { readonly name: string; readonly flow: null; readonly faults: readonly string[] };

/** Finds and reads flows; one that cannot be read does not keep the others from it. */
export async function readFlows(files: readonly string[], io: CliIo): Promise<readonly ReadFlow[]> {
  const flows: ReadFlow[] = [];
  for (const { argument, found } of await findInputs(files, io.cwd)) {
    if (!found.ok) flows.push({ name: argument, flow: null, faults: [found.error.message] });
    else for (const input of found.value) flows.push(await readFlow(input, io));
  }
  return flows;
}

async function readFlow(input: Input, io: CliIo): Promise<ReadFlow> {
  const { name } = input;
  const source = await readSource(input, io.stdin);
  if (!source.ok) return { name, flow: null, faults: [source.error.message] };
  const parsed = parseFlowText(source.value);
  if (parsed.ok) return { name, flow: parsed.value };
  return {
    name,
    flow: null,
    faults: parsed.error.map(({ pointer, message }) => `${pointer || "the document"}: ${message}`),
  };
}
