import { namedResourceKinds, type KnownResources, type TenantResources } from "@tonegraph/flow-validation";
import { useMemo } from "react";
import type { Editor } from "../../document/editor.ts";
import type { KnownTenant } from "../../document/known-tenant.ts";
import { useMissingIds } from "../../lib/queries/resource-look-ups.ts";
import { useListedIds, type IdsByKind, type ResourceKind } from "../../lib/queries/resources.ts";

/**
 * What the tenant that the flow is checked for says exists there; null while nothing is known. A tenant that somebody chose
 * is asked for the kinds that the flow names then: a block that comes later asks itself, in its field. Where nobody chose,
 * the vendor is not asked, and what the fields were told is what is known.
 */
export function useTenantResources(
  editor: Editor,
  tenant: KnownTenant | null,
  chosenId: string | null | undefined,
): TenantResources | null {
  const { id = "", name = "" } = tenant ?? {};
  const asked = useMemo(
    () => (id !== "" && id === chosenId ? namedResourceKinds(editor.document.store.getState().flow) : NONE),
    [editor, id, chosenId],
  );
  const listed = useListedIds(id, asked);
  const missing = useMissingIds(id);
  return useMemo(() => {
    const isKnown = Object.keys(listed).length + Object.keys(missing).length > 0;
    return isKnown ? { tenant: name, listed: asSets(listed), missing: asSets(missing) } : null;
  }, [name, listed, missing]);
}

const NONE: ReadonlySet<ResourceKind> = new Set();

function asSets(ids: IdsByKind): KnownResources {
  return Object.fromEntries(Object.entries(ids).map(([kind, ofKind]) => [kind, new Set(ofKind)]));
}
