import type { Flow, FlowGraph, Json, NodeId } from "@tonegraph/flow-model";
import { nameOf, type ReportItem } from "@tonegraph/vendor-kit";
import { printVendorExpression, printVendorTemplate, type PrintedText } from "../text/print-text.ts";
import { stepIdOf } from "../step-ids.ts";
import type { WirePrompt, WireStep } from "../wire.ts";
import { spokenTexts } from "./spoken-texts.ts";

/** What a block becomes: steps of the main flow, the block's own first, and the steps of a sub-flow of its own. */
export interface BlockSteps {
  readonly steps: WireStep[];
  readonly subFlow?: WireStep[];
}

/** Tells what is not carried as it is drawn, by how much of it is. */
export type Tell = Readonly<
  Record<ReportItem["kind"], (code: string, words: string, params?: Readonly<Record<string, Json>>) => void>
>;

/** Where a block stands: what it may ask about its surroundings, and where it tells what is not carried. */
export interface Place {
  readonly stepId: string;
  /** The block's name for people. */
  readonly name: string;
  /** The step that an exit leads to; tells that it leads nowhere unless it may. */
  exit(port: string): string | undefined;
  optionalExit(port: string): string | undefined;
  speak(promptId: string): WirePrompt[];
  readonly tell: Tell;
  expression(source: string): string;
  template(template: string): PrintedText;
}

/** Makes the place of a node; what is told goes into `report`. */
export function placeOf(at: {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly nodeId: NodeId;
  readonly report: ReportItem[];
  readonly idOf?: (nodeId: NodeId) => string;
}): Place {
  const { flow, graph, nodeId, report, idOf = stepIdOf } = at;
  const name = nameOf(flow, nodeId);
  const teller =
    (kind: ReportItem["kind"]): Tell[typeof kind] =>
    (code, words, params = {}) =>
      void report.push({ kind, code, nodeId, params, words });
  const tell = {
    unsupported: teller("unsupported"),
    approximated: teller("approximated"),
    dropped: teller("dropped"),
  };
  const optionalExit = (port: string): string | undefined => {
    const target = graph.edgeOn(nodeId, port)?.target;
    return target === undefined ? undefined : idOf(target);
  };
  const judged = (printed: PrintedText): PrintedText => {
    if (printed.faulty)
      tell.unsupported(
        "expression-not-readable",
        `An expression of ${name} cannot be read, so no step can be made of it.`,
      );
    for (const missing of printed.missing)
      tell.unsupported(
        "expression-not-carried",
        `CXone's expressions have nothing for “${missing}”, which ${name} uses. Write it in another way.`,
        { missing },
      );
    return printed;
  };
  return {
    stepId: idOf(nodeId),
    name,
    tell,
    optionalExit,
    exit(port) {
      const target = optionalExit(port);
      if (target === undefined)
        tell.unsupported("exit-leads-nowhere", `The exit “${port}” of ${name} leads nowhere. Connect it.`, { port });
      return target;
    },
    speak: (promptId) =>
      spokenTexts(flow, promptId, { name, tell, template: (text) => judged(printVendorTemplate(text)).text }),
    expression: (source) => judged(printVendorExpression(source)).text,
    template: (template) => judged(printVendorTemplate(template)),
  };
}

/** A step, with where it leads if it leads anywhere. */
export function stepOf(
  id: string,
  type: string,
  { next, ...configuration }: { readonly next: string | undefined; readonly [field: string]: Json | undefined },
): WireStep {
  const given: Record<string, Json> = {};
  for (const name of Object.keys(configuration)) {
    const value = configuration[name];
    if (value !== undefined) given[name] = value;
  }
  return { id, type, configuration: given, ...(next === undefined ? {} : { nextStepId: next }) };
}
