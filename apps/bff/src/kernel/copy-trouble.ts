// What is wrong with a vendor's copy of a flow, for people: which tenant, at which step, where in the vendor's document.
import type { Json } from "@tonegraph/flow-model";
import { oddContent, type DialectConverter, type VendorError } from "@tonegraph/vendor-kit";
import type { FaultPlace } from "./fault.ts";

/** Content that cannot be drawn, or is not what the vendor's documents allow. */
export interface CopyTrouble {
  /** False where nothing can be drawn of it. */
  readonly isDrawable: boolean;
  /** JSON pointers into the vendor's document, with words. */
  readonly places: readonly FaultPlace[];
  /** Sentences that name the tenant, the step and the places. */
  readonly words: string;
}

const SHOWN_PLACES = 3;

/** What is wrong with a copy; null where nothing is, or where all of it stood in what was published from here. */
export function copyTrouble(
  converter: Pick<DialectConverter, "decompile">,
  copy: Json,
  { tenantName, published }: { readonly tenantName: string; readonly published: Json | null },
): CopyTrouble | null {
  const drawn = converter.decompile(copy);
  const reading = `Tenant "${tenantName}", reading: `;
  if (!drawn.ok) {
    const places = drawn.error.map(({ pointer, code, message }) => ({ pointer, code, message }));
    const told = places.map(({ pointer, message }) => `At ${pointer === "" ? "its top" : pointer}: ${message}`);
    const words = `${reading}the vendor's copy of this flow cannot be drawn. ${listed(told)} Correct it there, or publish over it.`;
    return { isDrawable: false, places, words };
  }
  const ours = published === null ? [] : oddPlaces(converter, published).map(({ message }) => message);
  const places = placesOf(drawn.value.report).filter(({ message }) => !ours.includes(message));
  if (places.length === 0) return null;
  return { isDrawable: true, places, words: `${reading}${listed(places.map(({ message }) => message))}` };
}

/** A vendor that could not be read, with the tenant's name. */
export function unreadTrouble(tenantName: string, { message }: VendorError): CopyTrouble {
  return { isDrawable: false, places: [], words: `Tenant "${tenantName}", reading: ${message}` };
}

/** A flow that we published and somebody deleted there. */
export function goneTrouble(tenantName: string): CopyTrouble {
  const words = `The flow is not on ${tenantName} any more: somebody deleted it there. Publish or roll back to put it there again.`;
  return { isDrawable: false, places: [], words };
}

function oddPlaces({ decompile }: Pick<DialectConverter, "decompile">, artefact: Json): FaultPlace[] {
  const drawn = decompile(artefact);
  return drawn.ok ? placesOf(drawn.value.report) : [];
}

function placesOf(report: Parameters<typeof oddContent>[0]): FaultPlace[] {
  return oddContent(report).map(({ pointer, code, told }) => ({ pointer, code, message: told }));
}

function listed(sentences: readonly string[]): string {
  const more = sentences.length - SHOWN_PLACES;
  const rest = more > 0 ? [`${more} more ${more === 1 ? "place is" : "places are"} wrong.`] : [];
  return [...sentences.slice(0, SHOWN_PLACES), ...rest].join(" ");
}
