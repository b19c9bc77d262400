import type { RawDifferenceDto } from "@tonegraph/api-contract";
import type { Flow, Json } from "@tonegraph/flow-model";
import type { DialectConverter } from "@tonegraph/vendor-kit";
import { rawDifference } from "./raw-difference.ts";

/** A vendor's copy beside its drawing. */
interface DrawnCopy {
  readonly copy: Json;
  readonly drawing: Flow;
  readonly converter: DialectConverter;
}

/** What a copy says that its drawing does not: what a drawing does not make of itself again was never in it. */
export function beyondDrawing({ copy, drawing, converter }: DrawnCopy): RawDifferenceDto[] {
  const { artefact } = converter.compile({ ...drawing, vendorExtras: {} });
  return rawDifference(converter.normalise(artefact), converter.normalise(copy));
}
