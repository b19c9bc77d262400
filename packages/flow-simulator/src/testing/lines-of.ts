import type { CallInput, Flow } from "@tonegraph/flow-model";
import type { CallSetup, SimulatorOptions } from "../call-setup.ts";
import { createSimulator } from "../create-simulator.ts";
import { runCall } from "../run-call.ts";
import { transcriptOf } from "../words/transcript-of.ts";

/** The transcript of a scripted call as `"<seconds> <words>"`, so that a test reads like one. */
export function linesOf(
  flow: Flow,
  inputs: readonly CallInput[],
  { setup, options = {} }: { readonly setup?: CallSetup; readonly options?: SimulatorOptions } = {},
): readonly string[] {
  const { effects } = runCall(createSimulator(flow, options), { setup, inputs });
  return transcriptOf(effects, flow, options.subflows).map(({ atMs, line }) => `${atMs / 1000} ${line}`);
}
