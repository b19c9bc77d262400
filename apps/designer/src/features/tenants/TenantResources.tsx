import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { RESOURCE_KINDS, useListings, type Listing, type ResourceKind } from "../../lib/queries/resources.ts";
import styles from "./Tenants.module.css";

/** How much of each kind exists on a tenant; the vendor is asked when somebody opens it. */
export function TenantResources({ tenantId }: { readonly tenantId: string }) {
  const text = words.tenants.resources;
  const [isOpen, setOpen] = useState(false);
  const listings = useListings(tenantId, RESOURCE_KINDS, isOpen);
  const lines = resourceLines(listings);
  return (
    <details className={styles["resources"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.title}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** What is said of the listings, which come in the order of the kinds. */
function resourceLines(listings: readonly Listing[]): string[] {
  const text = words.tenants.resources;
  if (listings.some(({ state }) => state === "loading")) return [text.loading];
  if (listings.every(({ state }) => state === "unlisted")) return [text.notListedAtAll];
  return RESOURCE_KINDS.flatMap((kind, place) => lineOf(kind, listings[place]));
}

function lineOf(kind: ResourceKind, listing: Listing | undefined): string[] {
  const text = words.tenants.resources;
  switch (listing?.state) {
    case "listed":
      return [text.found(listing.items.length, kind)];
    case "unlisted":
      return [text.notListed(kind)];
    case "failed":
      return [text.failed(kind, listing.reason)];
    default:
      return [];
  }
}
