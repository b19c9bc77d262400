import type { ReportItem } from "@tonegraph/vendor-kit";
import { plantedSecrets } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryArtefact } from "./__fixtures__/arbitrary-artefact.ts";
import { converter } from "./convert.ts";
import { maskSecrets } from "./decompile/mask-secrets.ts";

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
        const isSent = JSON.stringify(sent?.artefact).includes("tg_vault_");
        expect(converter.normalise(sent?.artefact ?? null)).toEqual(
          converter.normalise(maskSecrets(artefact).artefact),
        );
        expect(said(sent?.report ?? []).length > 0).toBe(isSent);
      }),
    );
  });

  it("are asked for under a name in the vault, by the import and by every plan after it", () => {
    const configuration = {
      url: "https://me:s3cret-0@crm.example/?api_key=s3cret-1&q={{ani}}",
      method: "POST",
      timeout: 3000,
      authentication: { type: "apiKey", headerName: "X-API-Key", headerValue: "s3cret-2" },
      headers: { Authorization: "Bearer s3cret-3", "X-Auth": "s3cret-4", Accept: "*/*" },
      body: '{"password":"s3cret-5","id":"{{digits}}"}',
    };
    const step = { id: "send", type: "HTTPRequest", configuration };
    const result = converter.decompile({ id: "f", name: "Clear", flowType: "IVR", version: 1, steps: [step] });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(JSON.stringify(result)).not.toContain("s3cret");
    const names = ["api_key", "url", "headervalue", "authorization", "x_auth", "password"].map(
      (name) => `tg_vault_send_${name}`,
    );
    expect(result.value.report.map(({ params }) => params["variable"])).toEqual(names);
    const { artefact, report } = converter.compile(result.value.flow);
    const asked = report.filter(({ code }) => code === "secret-from-vault");
    expect(asked.map(({ nodeId, params }) => [nodeId, params["variable"]])).toEqual(
      names.toSorted().map((name) => ["node_send", name]),
    );
    expect(artefact).toMatchObject({
      main: {
        steps: [
          {
            configuration: {
              url: "https://me:{{tg_vault_send_url}}@crm.example/?api_key={{tg_vault_send_api_key}}&q={{ani}}",
              authentication: { headerValue: "{{tg_vault_send_headervalue}}" },
              headers: { Authorization: "{{tg_vault_send_authorization}}", Accept: "*/*" },
              body: '{"password":"{{tg_vault_send_password}}","id":"{{digits}}"}',
            },
          },
        ],
      },
    });
  });

  it("are in no word of the report where they stand in a step's id", () => {
    const masked = maskSecrets({ steps: [{ id: "https://me:s3cret-0@crm.example", type: "Play" }] });
    expect(masked.report).toHaveLength(1);
    expect(JSON.stringify(masked)).not.toMatch(/s3cret.0/);
  });
});
