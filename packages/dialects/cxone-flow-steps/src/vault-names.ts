// A secret that stood at the vendor in clear is asked for under a name in the vault until somebody gives it another one.
import type { Flow, NodeId } from "@tonegraph/flow-model";
import { nameOf, type ReportItem } from "@tonegraph/vendor-kit";
import { ownVariable } from "./step-ids.ts";
import { DIALECT_ID } from "./wire.ts";

const NAME = /\btg_vault_[A-Za-z0-9_]+/g;

/** The name in the vault of a secret that a step held, such as `tg_vault_lookup_clientsecret`. */
export function vaultName(stepId: string, name: string): string {
  return ownVariable(`vault_${stepId}`, name.replaceAll(/\W/g, "_").toLowerCase());
}

/** Tells of every secret that was not taken over when the flow was read, and that publishing will ask the vault for. */
export function tellVaultNames(flow: Flow): ReportItem[] {
  const nodes = Object.entries(flow.nodes).map(([nodeId, node]) => ({ nodeId, names: namesIn(node) }));
  const told = new Set(nodes.flatMap(({ names }) => names));
  const others = namesIn([flow.vendorExtras[DIALECT_ID], flow.variables, flow.prompts, flow.name]).filter(
    (name) => !told.has(name),
  );
  return [
    ...nodes.flatMap(({ nodeId, names }) => names.map((name) => toldName(name, `by ${nameOf(flow, nodeId)}`, nodeId))),
    ...others.map((name) => toldName(name, "by a part of CXone's flow that is not drawn")),
  ];
}

function namesIn(value: unknown): string[] {
  const text = JSON.stringify(value) ?? "";
  return text.includes("tg_vault_") ? [...new Set(text.match(NAME))].toSorted() : [];
}

function toldName(variable: string, who: string, nodeId?: NodeId): ReportItem {
  const words =
    `A secret that stood in CXone's flow in clear was not taken over. Publishing puts a reference in its place: keep the ` +
    `secret in CXone's vault as ${variable}, used ${who}, before you publish, or it is missing there.`;
  const at = nodeId === undefined ? {} : { nodeId };
  return { kind: "approximated", code: "secret-from-vault", ...at, params: { variable }, words };
}
