import { findTarget, targets } from "@tonegraph/dialect-catalogue";
import { useState } from "react";
import { nodeKindEntry } from "../../../document/node-catalogue.ts";
import { relevantTenants, type KnownTenant } from "../../../document/known-tenant.ts";
import { consequenceOf } from "../../../lib/dialects/consequence.ts";
import { TargetFacts } from "../../../lib/dialects/TargetFacts.tsx";
import { TargetOption } from "../../../lib/dialects/TargetOption.tsx";
import { dialectLabel } from "../../../lib/dialects/targets.ts";
import { words } from "../../../lib/messages/words.ts";
import { setFlow, type SettingsProps } from "../settings/set-flow.ts";
import classes from "./dialect-parts.module.css";
import { dialectPartWords } from "./dialect-part-words.ts";
import { ResourceField } from "./ResourceField.tsx";

/** What {@link TargetPart} and {@link CampaignPart} are about. */
export interface FlowPartProps extends SettingsProps {
  readonly tenants: readonly KnownTenant[];
}

/** What the flow's target carries, and what the others would make of the flow. */
export function TargetPart({ flow }: SettingsProps) {
  const [isOpen, setOpen] = useState(false);
  const others = targets.filter(({ profile }) => profile.id !== flow.profile);
  return (
    <div className={classes["facts"]}>
      <TargetFacts dialect={flow.profile} kindTitle={(kind) => nodeKindEntry(kind).title} />
      <details className={classes["compare"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.targets.compare}</summary>
        {isOpen && (
          <ul data-testid="target-comparison">
            {others.map(({ id }) => (
              <li key={id}>
                <TargetOption label={dialectLabel(id)} consequence={consequenceOf(flow, id)} />
              </li>
            ))}
          </ul>
        )}
      </details>
    </div>
  );
}

/** The campaign that the flow belongs to; shown where the target has campaigns, and wherever the flow names one. */
export function CampaignPart({ context, flow, tenants }: FlowPartProps) {
  const { campaignId = "" } = flow;
  const isOffered = flow.profile === "portable" || findTarget(flow.profile)?.parts?.campaign === true;
  if (!isOffered && campaignId === "") return null;
  return (
    <ResourceField
      context={context}
      field="campaignId"
      kind="campaign"
      label={dialectPartWords.campaign}
      hint={dialectPartWords.campaignHint}
      value={campaignId}
      tenants={relevantTenants(tenants, flow.profile)}
      used={[]}
      onText={(text, gesture) => setFlow(context, { campaignId: text === "" ? null : text }, gesture)}
    />
  );
}
