import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideSecrets } from "../secrets/hide-secrets.ts";
import { foreignFields } from "./foreign-fields.ts";

describe("foreignFields", () => {
  it("hold nothing that is taken for a secret", () => {
    fc.assert(
      fc.property(foreignFields(fc.string({ maxLength: 40 })), (fields) => {
        expect(hideSecrets(fields, () => "hidden")).toEqual(fields);
      }),
      { numRuns: 500 },
    );
  });
});
