import { findTarget } from "@tonegraph/dialect-catalogue";
import type { NodeOfKind } from "@tonegraph/flow-model";
import type { NodeForm } from "../node-form.ts";
import { useAskedTenants } from "./asked-tenants.ts";
import classes from "./dialect-parts.module.css";
import { dialectPartWords } from "./dialect-part-words.ts";
import { RecordingFields } from "./RecordingFields.tsx";
import { relevantTenants } from "../../../document/known-tenant.ts";
import { requestNotes } from "./request-notes.ts";
import { ResourceNotes } from "./ResourceNotes.tsx";

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

// Sub-flows are chosen among our own; a vendor that can be asked for its flows says whether this one is there.
function SubflowPart({ form: { flow, node, knownIds } }: { readonly form: NodeForm<NodeOfKind<"subflow">> }) {
  const { flowId: id } = node;
  const asked = useAskedTenants(relevantTenants(knownIds.tenants, flow.profile), "flow");
  const able = asked.filter(({ listing }) => listing.state !== "unlisted" || listing.looksUp === true);
  if (id === "" || able.length === 0) return null;
  // One of our flows comes to be there by being published.
  const own = knownIds.flows.find((each) => each.id === id);
  const missing = own ? { missing: (tenant: string) => dialectPartWords.unpublished(own.name, tenant) } : {};
  return (
    <section className={classes["part"]}>
      <ResourceNotes asked={able} kind="flow" id={id} {...missing} />
    </section>
  );
}
