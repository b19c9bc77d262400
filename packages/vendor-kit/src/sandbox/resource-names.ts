import type { SandboxResource } from "../sandbox.ts";

/** What people call the resources of an account, by `queue:queue_sales` and the like. A resource that is not in it has no name. */
export type ResourceNames = Readonly<Record<string, string>>;

/** The resources of one kind, each with its name where it has one. */
export function namedResources(kind: string, ids: readonly string[], names: ResourceNames): SandboxResource[] {
  return ids.map((id) => {
    const key = `${kind}:${id}`;
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    return name === undefined ? { kind, id } : { kind, id, name };
  });
}

/** The names after a change of {@link namedResources}; one that is removed is called the same when it comes back. */
export function namesAfter(
  names: ResourceNames,
  { action, resource }: { readonly action: "add" | "remove"; readonly resource: SandboxResource },
): Record<string, string> {
  const { kind, id, name } = resource;
  return action === "add" && name !== undefined ? { ...names, [`${kind}:${id}`]: name } : { ...names };
}
