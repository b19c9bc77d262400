import { err, ok, type Json, type ParseFault, type Result } from "@tonegraph/flow-model";
import { repeated } from "@tonegraph/vendor-kit";
import type { z } from "zod";
import { wireFlowSchema, wireMenuSchema, type WireMenu } from "../wire.ts";

/** The vendor's flow, read: the menu that callers hear first, and how many nodes there are beside it. */
export interface ReadFlow {
  readonly name: string;
  readonly description: string;
  readonly menu: WireMenu | null;
  readonly otherNodeIds: readonly string[];
  /** Places of nodes whose id another one has. */
  readonly twice: readonly { readonly pointer: string; readonly id: string }[];
}

/** Reads a vendor's document; faults name their place in it. Only the menu that callers hear must be well formed. */
export function readWireFlow(artefact: Json): Result<ReadFlow, readonly ParseFault[]> {
  const flow = wireFlowSchema.safeParse(artefact);
  if (!flow.success) return err(faultsOf(flow.error, ""));
  const { name, description, nodes } = flow.data;
  const entry = nodes.findIndex((node) => node["type"] === "menu");
  const otherNodeIds = nodes
    .filter((_, index) => index !== entry)
    .map((node) => (typeof node["id"] === "string" ? node["id"] : "without an id"));
  const ids = nodes.map((node) => (typeof node["id"] === "string" ? node["id"] : undefined));
  const twice = repeated(ids).map((index) => ({ pointer: `/nodes/${index}/id`, id: ids[index] ?? "" }));
  if (entry < 0) return ok({ name, description, menu: null, otherNodeIds, twice });
  const menu = wireMenuSchema.safeParse(nodes[entry]);
  if (!menu.success) return err(faultsOf(menu.error, `/nodes/${entry}`));
  return ok({ name, description, menu: menu.data, otherNodeIds, twice });
}

function faultsOf(error: z.ZodError, at: string): ParseFault[] {
  return error.issues.map(({ path, code, message }) => ({
    pointer: [at, ...path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/"),
    code: code === "invalid_type" ? "wrong-type" : "invalid-value",
    message,
  }));
}
