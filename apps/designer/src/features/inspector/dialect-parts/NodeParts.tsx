import { findTarget } from "@tonegraph/dialect-catalogue";
import type { NodeOfKind } from "@tonegraph/flow-model";
import type { NodeForm } from "../node-form.ts";
import classes from "./dialect-parts.module.css";
import { RecordingFields } from "./RecordingFields.tsx";
import { relevantTenants } from "./relevant-tenants.ts";
import { requestNotes } from "./request-notes.ts";
import { ResourceNotes, useAskedTenants } from "./ResourceNotes.tsx";

/** What the flow's target adds to a block: recordings, the vault and the budget of requests, flows that exist there. */
export function NodeParts({ form }: { readonly form: NodeForm }) {
  const { node } = form;
  const parts = findTarget(form.flow.profile)?.parts;
  if (node.kind === "message" || node.kind === "menu") {
    return parts?.recordings === true ? <RecordingFields form={{ ...form, node }} /> : null;
  }
  if (node.kind === "httpRequest") return <RequestPart form={{ ...form, node }} />;
  return node.kind === "subflow" ? <SubflowPart form={{ ...form, node }} /> : null;
}

function RequestPart({ form: { flow, node, knownIds } }: { readonly form: NodeForm<NodeOfKind<"httpRequest">> }) {
  const tenants = relevantTenants(knownIds.tenants, flow.profile).map(({ name }) => name);
  const notes = requestNotes(node, findTarget(flow.profile)?.parts, tenants);
  if (notes.length === 0) return null;
  return (
    <section className={classes["part"]} data-testid="request-part">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </section>
  );
}

// Sub-flows are chosen among our own; a vendor that lists its flows can say whether this one is there.
function SubflowPart({ form: { flow, node, knownIds } }: { readonly form: NodeForm<NodeOfKind<"subflow">> }) {
  const asked = useAskedTenants(relevantTenants(knownIds.tenants, flow.profile), "flow");
  const listed = asked.filter(({ listing }) => listing.state !== "unlisted");
  if (listed.length === 0) return null;
  return (
    <section className={classes["part"]}>
      <ResourceNotes asked={listed} kind="flow" value={node.flowId} />
    </section>
  );
}
