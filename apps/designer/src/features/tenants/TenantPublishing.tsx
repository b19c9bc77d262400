import { Select, Switch } from "@mantine/core";
import type { Json } from "@tonegraph/flow-model";
import { words } from "../../lib/messages/words.ts";
import styles from "./Tenants.module.css";
import type { TenantFormState } from "./use-tenant-form.ts";

/** How the tenant is published to: the zone that its schedules are in, and whether somebody else has to approve. */
export function TenantPublishing({ form }: { readonly form: TenantFormState }) {
  const text = words.tenants.publishing;
  const { draft, change } = form;
  const rules = rulesOf(draft.keptSettings["publishing"]);
  const set = (changes: Readonly<Record<string, Json>>) => {
    const publishing = Object.fromEntries(
      Object.entries({ ...rules, ...changes }).filter(([, value]) => value !== null),
    );
    change({ keptSettings: { ...draft.keptSettings, publishing } });
  };
  return (
    <details className={styles["limits"]}>
      <summary>{text.title}</summary>
      <Select
        mb="md"
        label={text.timeZone}
        description={text.timeZoneHint}
        placeholder={text.noZone}
        data={ZONES}
        value={typeof rules["timeZone"] === "string" ? rules["timeZone"] : null}
        searchable
        clearable
        limit={50}
        onChange={(timeZone) => set({ timeZone })}
      />
      <Switch
        label={text.approvals}
        description={text.approvalsHint}
        checked={rules["approvals"] === 1}
        onChange={(event) => set({ approvals: event.currentTarget.checked ? 1 : 0 })}
      />
    </details>
  );
}

const ZONES = Intl.supportedValuesOf("timeZone");

function rulesOf(stored: Json | undefined): Readonly<Record<string, Json>> {
  return typeof stored === "object" && stored !== null && !Array.isArray(stored) ? stored : {};
}
