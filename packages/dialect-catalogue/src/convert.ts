import type { DialectConverter } from "@tonegraph/vendor-kit";
import { converters } from "./generated/converters.ts";

export { converters };

/** The pure half of a dialect. */
export function findConverter(id: string): DialectConverter | undefined {
  return converters.find((converter) => converter.id === id);
}
