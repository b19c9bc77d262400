import type { Listing, ResourceKind } from "../../../lib/queries/resources.ts";
import { dialectPartWords } from "./dialect-part-words.ts";

/** What is said below the field of an id that stands for something at a vendor. */
interface ResourceNote {
  readonly tone: "plain" | "warn";
  readonly words: string;
  /** Asks once more; only where asking failed. */
  readonly retry?: () => void;
}

/** A tenant with what it says exists there. */
export interface AskedTenant {
  readonly name: string;
  readonly listing: Listing;
}

/** What the tenants' listings say about an id; an empty one is nobody's mistake yet. */
export function resourceNotes(asked: readonly AskedTenant[], kind: ResourceKind, id: string): ResourceNote[] {
  const words = dialectPartWords;
  const notes = asked.flatMap(({ name, listing }): ResourceNote[] => {
    switch (listing.state) {
      case "loading":
        return [{ tone: "plain", words: words.asking(kind, name) }];
      case "failed":
        return [{ tone: "warn", words: words.failed(kind, name, listing.reason), retry: listing.retry }];
      case "listed":
        return id === "" || listing.items.some((item) => item.id === id)
          ? []
          : [{ tone: "warn", words: words.notFound(id, kind, name) }];
      case "unlisted":
        return [];
    }
  });
  const unlisted = asked.filter(({ listing }) => listing.state === "unlisted").map(({ name }) => name);
  return unlisted.length === 0 ? notes : [...notes, { tone: "plain", words: words.unlisted(kind, unlisted) }];
}
