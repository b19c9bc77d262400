import type { Json } from "@tonegraph/flow-model";
import type { DialectSandbox, SandboxRequest, SandboxResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { nameIn } from "./name-in.ts";

/** Where the listing is, below a dialect's mount. */
export const RESOURCES_PATH = "/_resources";

const querySchema = z.object({
  kind: z.string().min(1).max(40),
  /** The last id of the page before; ids that go or come meanwhile neither repeat nor hide others. */
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/**
 * `GET /_resources?kind=&cursor=&limit=`: the sandbox's own, as no documented vendor lists what exists there. In the order
 * of their ids; `known: false` for a kind that accounts of this vendor do not have.
 */
export function answerResources(request: SandboxRequest, sandbox: DialectSandbox, state: Json): SandboxResponse {
  const headers = { "content-type": "application/json", "x-tonegraph-sandbox": "resources" };
  const query = querySchema.safeParse(request.query);
  if (!query.success) return { status: 400, headers, body: JSON.stringify({ message: z.prettifyError(query.error) }) };
  const { kind, cursor = "", limit } = query.data;
  const all = namesOf(sandbox, state, kind);
  const after = [...all]
    .filter(([id]) => id > cursor)
    .toSorted(([left], [right]) => (left < right ? -1 : Number(left > right)));
  const items = after.slice(0, limit).map(([id, name]) => ({ id, name }));
  const nextCursor = after.length > limit ? (items.at(-1)?.id ?? null) : null;
  const source = "The sandbox's own listing of what exists. No part of the vendor's API.";
  const known = kind === "flow" || sandbox.resourceKinds.includes(kind);
  return { status: 200, headers, body: JSON.stringify({ source, kind, known, items, nextCursor }) };
}

/** What exists of a kind, by id; flows are those that were published here as well. */
function namesOf(sandbox: DialectSandbox, state: Json, kind: string): ReadonlyMap<string, string> {
  const held = sandbox.listResources(state).filter((resource) => resource.kind === kind);
  const flows = kind === "flow" ? sandbox.listFlows(state) : [];
  return new Map([
    ...held.map(({ id, name = id }) => [id, name] as const),
    ...flows.map(({ id, artefact }) => [id, nameIn(artefact) ?? id] as const),
  ]);
}
