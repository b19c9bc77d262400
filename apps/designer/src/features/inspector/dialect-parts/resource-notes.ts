import type { LookUp } from "../../../lib/queries/resource-look-ups.ts";
import type { ResourceKind } from "../../../lib/queries/resources.ts";
import type { AskedTenant } from "./asked-tenants.ts";
import { dialectPartWords } from "./dialect-part-words.ts";

/** What is said below the field of an id that stands for something at a vendor. */
interface ResourceNote {
  readonly tone: "plain" | "warn";
  readonly words: string;
  /** Asks once more; only where asking failed. */
  readonly retry?: () => void;
}

/** A tenant with what it says exists there, and of the id. */
export interface JudgedTenant extends AskedTenant {
  /** What it says of the id in the field; only where it lists nothing and one can be asked for. */
  readonly lookUp?: LookUp;
}

/** What the notes are about: the id in the field, and what is to be done where nothing has it. */
export interface NotedId {
  readonly kind: ResourceKind;
  readonly id: string;
  /** For an id of ours that is not there yet; absent: the vendor's own, which has to be made there. */
  readonly missing?: (tenant: string) => string;
}

/** What the tenants say about an id; an empty one is nobody's mistake yet. */
export function resourceNotes(asked: readonly JudgedTenant[], noted: NotedId): ResourceNote[] {
  const { kind, id } = noted;
  const words = dialectPartWords;
  const notes = asked.flatMap((tenant): ResourceNote[] => noteOf(tenant, noted) ?? []);
  const named = new Map<string, string[]>();
  for (const { name: tenant, listing } of asked) {
    if (listing.state !== "listed") continue;
    const found = listing.items.find((item) => item.id === id)?.name ?? id;
    if (found !== id) named.set(found, [...(named.get(found) ?? []), tenant]);
  }
  const unlisted = asked.filter((tenant) => tenant.listing.state === "unlisted" && noteOf(tenant, noted) === null);
  return [
    ...[...named].map(([name, tenants]) => ({ tone: "plain" as const, words: words.named(name, tenants) })),
    ...notes,
    ...(unlisted.length === 0
      ? []
      : [
          {
            tone: "plain" as const,
            words: words.unlisted(
              kind,
              unlisted.map(({ name }) => name),
            ),
          },
        ]),
  ];
}

/** What one tenant has to say; null where it lists nothing and cannot be asked for this id either. */
function noteOf({ name, listing, lookUp }: JudgedTenant, { kind, id, missing }: NotedId): ResourceNote[] | null {
  const words = dialectPartWords;
  const gone: ResourceNote = { tone: "warn", words: missing?.(name) ?? words.notFound(id, kind, name) };
  switch (listing.state) {
    case "loading":
      return [{ tone: "plain", words: words.asking(kind, name) }];
    case "failed":
      return [{ tone: "warn", words: words.failed(kind, name, listing.reason), retry: listing.retry }];
    case "listed":
      if (id !== "" && !listing.items.some((item) => item.id === id)) return [gone];
      return listing.items.length === 0 ? [{ tone: "plain", words: words.none(kind, name) }] : [];
    case "unlisted":
      return id === "" || lookUp === undefined ? null : lookUpNote(lookUp, { kind, id, name, gone });
  }
}

function lookUpNote(
  lookUp: LookUp,
  { kind, id, name, gone }: { kind: ResourceKind; id: string; name: string; gone: ResourceNote },
): ResourceNote[] | null {
  const words = dialectPartWords;
  switch (lookUp.state) {
    case "asking":
      return [{ tone: "plain", words: words.askingOne(id, name) }];
    case "failed":
      return [{ tone: "warn", words: words.failedOne(id, name, lookUp.reason), retry: lookUp.retry }];
    case "told":
      if (lookUp.exists === null) return null;
      return lookUp.exists ? [{ tone: "plain", words: words.found(id, kind, name) }] : [gone];
  }
}
