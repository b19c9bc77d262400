import { givenAwaySecrets, plantedSecrets } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { converter } from "./convert.ts";

describe("secrets that stand at the vendor in clear", () => {
  it("are in nothing that is drawn of a flow, nor in what is sent of the drawing, and are told", () => {
    fc.assert(
      fc.property(plantedSecrets(arbitraryArtefact), (planted) => {
        expect(givenAwaySecrets(converter, planted)).toEqual([]);
      }),
    );
  });
});
