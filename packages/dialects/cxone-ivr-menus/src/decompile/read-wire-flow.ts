import { err, ok, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { repeated, wireFaults } from "@tonegraph/vendor-kit";
import { wireFlowSchema, wireMenuSchema, type WireMenu } from "../wire.ts";

/** The vendor's flow, read: the menu that callers hear first, and how many nodes there are beside it. */
export interface ReadFlow {
  readonly name: string;
  readonly description: string;
  readonly menu: WireMenu | null;
  /** The menu's JSON pointer; "" where there is none. */
  readonly menuAt: string;
  readonly otherNodeIds: readonly string[];
  /** Places of types that are not `menu`. */
  readonly unknownTypes: readonly { readonly pointer: string; readonly value: unknown }[];
  /** Places of nodes whose id another one has. */
  readonly twice: readonly { readonly pointer: string; readonly id: string }[];
}

/** Reads a vendor's document; faults name their place in it. Only the menu that callers hear must be well formed. */
export function readWireFlow(artefact: Json): Result<ReadFlow, readonly ParseFault[]> {
  const flow = wireFlowSchema.safeParse(artefact);
  if (!flow.success) return err(wireFaults(flow.error.issues, artefact));
  const { name, description, nodes } = flow.data;
  const entry = nodes.findIndex((node) => node["type"] === "menu");
  const otherNodeIds = nodes
    .filter((_, index) => index !== entry)
    .map((node) => (typeof node["id"] === "string" ? node["id"] : "without an id"));
  const ids = nodes.map((node) => (typeof node["id"] === "string" ? node["id"] : undefined));
  const twice = repeated(ids).map((index) => ({ pointer: `/nodes/${index}/id`, id: ids[index] ?? "" }));
  const unknownTypes = nodes.flatMap(({ type: value }, index) =>
    value === "menu" ? [] : [{ pointer: `/nodes/${index}/type`, value }],
  );
  const beside = { name, description, otherNodeIds, unknownTypes, twice };
  if (entry < 0) return ok({ ...beside, menu: null, menuAt: "" });
  const menu = wireMenuSchema.safeParse(nodes[entry]);
  if (!menu.success) return err(wireFaults(menu.error.issues, artefact, ["nodes", entry]));
  return ok({ ...beside, menu: menu.data, menuAt: `/nodes/${entry}` });
}
