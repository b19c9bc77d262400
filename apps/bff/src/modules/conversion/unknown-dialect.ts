import { converters } from "@tonegraph/dialect-catalogue/convert";
import { fault } from "../../kernel/fault.ts";

/** 400 for a dialect that we do not speak. */
export function unknownDialect(dialect: string) {
  const known = converters.map(({ id }) => id).join(", ");
  return fault("invalid-parameter", `There is no dialect "${dialect.slice(0, 64)}"; known are: ${known}.`, {
    errors: [{ pointer: "/dialect", code: "unknown-dialect", message: "This dialect is not known." }],
  });
}
