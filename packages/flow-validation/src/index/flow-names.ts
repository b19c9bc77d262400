import { promptIdsOf, type Flow, type FlowNode } from "@tonegraph/flow-model";
import type { FlowChange } from "./flow-change.ts";
import { NameTable } from "./name-table.ts";

/** Which nodes speak a prompt, and which have a label. Made when first asked for; changed in place from then on. */
export class FlowNames {
  readonly #flow: Flow;
  #tables: { readonly prompts: NameTable; readonly labels: NameTable } | null = null;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  isMade(): boolean {
    return this.#tables !== null;
  }

  tables(): { readonly prompts: NameTable; readonly labels: NameTable } {
    if (this.#tables) return this.#tables;
    const tables = { prompts: new NameTable(), labels: new NameTable() };
    this.#tables = tables;
    for (const nodeId of Object.keys(this.#flow.nodes)) this.#rename(nodeId, undefined, this.#flow.nodes[nodeId]);
    return tables;
  }

  /** Follows a change; the tables must be those of the flow before it. */
  follow({ before, nodes }: FlowChange, after: Flow): void {
    for (const nodeId of nodes) this.#rename(nodeId, before.nodes[nodeId], after.nodes[nodeId]);
  }

  #rename(nodeId: string, former: FlowNode | undefined, node: FlowNode | undefined): void {
    const { prompts, labels } = this.tables();
    prompts.rename(nodeId, former ? promptIdsOf(former) : [], node ? promptIdsOf(node) : []);
    labels.rename(nodeId, labelsOf(former), labelsOf(node));
  }
}

/** A label as labels are compared. */
export function plainLabel(label: string): string {
  return label.trim().toLowerCase();
}

function labelsOf(node: FlowNode | undefined): string[] {
  const label = node ? plainLabel(node.label) : "";
  return label === "" ? [] : [label];
}
