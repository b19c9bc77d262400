import { Button } from "@mantine/core";
import { useStore } from "zustand";
import { relevantTenants, tenantChecked, type KnownTenant } from "../../../document/known-tenant.ts";
import { RESOURCE_KINDS, useListings } from "../../../lib/queries/resources.ts";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import classes from "../dialect-parts/dialect-parts.module.css";
import { flowWords } from "../words/flow-words.ts";
import type { SettingsProps } from "./set-flow.ts";

/**
 * The tenant that the flow is checked for. One that was chosen is asked what exists there; where the flow is live, the
 * button asks it, so that no vendor is asked by a flow's being opened.
 */
export function TenantField({ context, flow, tenants }: SettingsProps & { readonly tenants: readonly KnownTenant[] }) {
  const { view } = context.editor;
  const chosen = useStore(view.store, (state) => state.checkedForTenant);
  const choices = relevantTenants(tenants, flow.profile);
  if (choices.length === 0) return null;
  const tenant = tenantChecked(tenants, flow.profile, chosen);
  return (
    <div>
      <ChoiceField
        context={context}
        field="tenant"
        label={flowWords.tenant}
        hint={flowWords.tenantHint}
        value={tenant?.id ?? ""}
        choices={[
          { value: "", label: flowWords.noTenant },
          ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(tenantId) => view.checkForTenant(tenantId === "" ? null : tenantId)}
      />
      {tenant !== null && tenant.id !== chosen && (
        <Button variant="default" size="xs" mt={8} onClick={() => view.checkForTenant(tenant.id)}>
          {flowWords.askTenant}
        </Button>
      )}
      {tenant !== null && <Unread tenant={tenant} />}
    </div>
  );
}

/** That the tenant did not answer: no problem is no good news then. */
function Unread({ tenant: { id, name } }: { readonly tenant: KnownTenant }) {
  const listings = useListings(id, RESOURCE_KINDS, false);
  const failed = listings.filter((listing) => listing.state === "failed");
  const [first] = failed;
  if (first === undefined) return null;
  const again = (): void => {
    for (const { retry } of failed) retry();
  };
  return (
    <ul className={classes["notes"]} data-testid="tenant-unread">
      <li data-tone="warn">
        {flowWords.unread(name, first.reason)}
        <button type="button" onClick={again}>
          {flowWords.askAgain}
        </button>
      </li>
    </ul>
  );
}
