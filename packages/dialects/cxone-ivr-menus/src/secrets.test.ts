import type { ReportItem } from "@tonegraph/vendor-kit";
import { plantedSecrets } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { converter } from "./convert.ts";

describe("secrets that stand at the vendor in clear", () => {
  it("are in nothing that is drawn of a flow, nor in what is sent of the drawing", () => {
    fc.assert(
      fc.property(plantedSecrets(arbitraryArtefact), ({ artefact, canaries }) => {
        const result = converter.decompile(artefact);
        const sent = result.ok ? converter.compile(result.value.flow) : null;
        for (const canary of canaries) expect(JSON.stringify([result, sent])).not.toContain(canary);
        if (!result.ok) return;
        const said = (report: readonly ReportItem[]) => report.filter(({ code }) => code.startsWith("secret-"));
        expect(said(result.value.report).length).toBeGreaterThan(0);
        expect(said(sent?.report ?? []).length).toBeGreaterThan(0);
      }),
    );
  });
});
