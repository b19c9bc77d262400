import { afterAll, beforeAll, expect, it } from "vitest";
import { runFaultCampaign } from "../../testing/fault-campaign.ts";
import { hurryVendors } from "../../testing/hurry-vendors.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await hurryVendors(lab.sandboxUrl);
});
afterAll(() => lab.close());

// The short form; `scripts/fault-campaign.ts` runs a hundred against real processes.
it("of ten deployments at once, while a fifth of the answers goes wrong, none is lost and none doubled", async () => {
  const api = {
    sandboxUrl: lab.sandboxUrl,
    async request(
      method: string,
      url: string,
      { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
    ) {
      const payload = typeof body === "object" && body !== null ? { payload: body } : {};
      const answer = await lab.bff.app.inject({
        method: method === "PUT" ? "PUT" : method === "POST" ? "POST" : "GET",
        url,
        headers: { authorization: `Bearer ${lab.adminToken}`, ...headers },
        ...payload,
      });
      return { status: answer.statusCode, etag: String(answer.headers.etag), body: answer.json<unknown>() };
    },
  };
  const result = await runFaultCampaign(api, { deployments: 10, rate: 0.2, seed: 7 });
  expect(result.faults).toEqual([]);
  const { live, restored, asked } = result.ends;
  expect([live + restored + asked, result.firstPublishes]).toEqual([10, 5]);
  expect(result.injected).toBeGreaterThan(5);
}, 240_000);
