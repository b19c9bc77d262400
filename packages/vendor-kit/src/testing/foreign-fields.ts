import type { Json } from "@tonegraph/flow-model";
import fc from "fast-check";
import type { JsonObject } from "../json-object.ts";
import { isSecretName } from "../secrets/secret-names.ts";

// Some that are secrets' names stand among them, so that leaving these out is never for nothing.
const name = fc
  .oneof(fc.stringMatching(/^x[A-Z][a-z]{1,6}$/), fc.constantFrom("xTeam", "xPwd", "xKey"))
  .filter((other) => !isSecretName(other));

/** Fields of a vendor's own that we know nothing of, with texts of this kind. None has a secret's name: those are not taken over. */
export function foreignFields(text: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> {
  const value: fc.Arbitrary<Json> = fc.oneof(fc.integer(), text, fc.boolean());
  return fc.dictionary(name, value, { maxKeys: 2 });
}
