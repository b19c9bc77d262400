import { Select } from "@mantine/core";
import type { Tenant } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { useMemo } from "react";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { consequenceOf } from "../../lib/dialects/consequence.ts";
import { TargetFacts } from "../../lib/dialects/TargetFacts.tsx";
import { TargetOption } from "../../lib/dialects/TargetOption.tsx";
import { dialectLabel } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { TargetCheck } from "./TargetCheck.tsx";

interface TargetSelectProps {
  readonly tenant: Tenant;
  readonly tenants: readonly Tenant[];
  /** The draft; null while it is not known. */
  readonly flow: Flow | null;
  readonly onTenant: (tenantId: string) => void;
  readonly disabled: boolean;
}

/** Where to publish to. Each tenant says what its vendor would make of this flow before it is chosen. */
export function TargetSelect({ tenant, tenants, flow, onTenant, disabled }: TargetSelectProps) {
  return (
    <>
      <Select
        label={words.publish.tenant}
        data={tenants.map((one) => ({ value: one.id, label: one.name }))}
        value={tenant.id}
        onChange={(id) => id !== null && onTenant(id)}
        renderOption={({ option }) => {
          const one = tenants.find(({ id }) => id === option.value);
          return one === undefined ? option.label : <TenantOption tenant={one} flow={flow} />;
        }}
        allowDeselect={false}
        maxDropdownHeight={360}
        disabled={disabled}
      />
      <TargetCheck tenant={tenant} />
      <TargetFacts dialect={tenant.dialect} kindTitle={(kind) => nodeKindEntry(kind).title} />
    </>
  );
}

function TenantOption({ tenant, flow }: { readonly tenant: Tenant; readonly flow: Flow | null }) {
  const consequence = useMemo(() => (flow === null ? null : consequenceOf(flow, tenant.dialect)), [flow, tenant]);
  const label = words.publish.targetOf(tenant.name, dialectLabel(tenant.dialect));
  const isTroubled = tenant.lastCheck?.ok === false;
  return (
    <TargetOption label={isTroubled ? words.publish.checkFailed.inList(label) : label} consequence={consequence} />
  );
}
