import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { tenantChecked, type KnownTenant } from "../../document/known-tenant.ts";
import { namedSubflows } from "../../features/simulator/load-subflows.ts";
import { subflowsQuery } from "../../features/simulator/use-subflows.ts";
import { useTenantResources } from "./use-tenant-resources.ts";

/** Has the flow checked with the flows behind its sub-flows, and with the limits and resources of the tenant that it is meant for. */
export function useCheckSurroundings(editor: Editor, tenants: readonly KnownTenant[]): void {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const chosen = useStore(editor.view.store, (state) => state.checkedForTenant);
  const named = useMemo(() => namedSubflows(flow).toSorted(), [flow]);
  const { data } = useQuery(subflowsQuery(named));
  const flows = named.length === 0 ? null : (data?.flows ?? null);
  const tenant = tenantChecked(tenants, flow.profile, chosen);
  // Compared as text: what the tenant says is the same after every refetch.
  const limits =
    tenant === null || tenant.limits === null
      ? null
      : JSON.stringify({ profile: tenant.dialect, values: tenant.limits });
  const there = useTenantResources(editor, tenant, chosen);
  useEffect(() => {
    editor.validation.surround({
      ...(flows === null ? {} : { flows }),
      ...(limits === null ? {} : { limits: JSON.parse(limits) }),
      ...(there === null ? {} : { there }),
    });
  }, [editor, flows, limits, there]);
}
