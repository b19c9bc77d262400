// How often a write is sent in all, by the client and by the engine, which reads back in between; and how far apart.
import { descriptors } from "@tonegraph/dialect-catalogue";
import type { HttpRequest, HttpSend } from "@tonegraph/vendor-kit";
import { createTestClock } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { createDeploymentRig } from "../../../testing/deployment-rig.ts";
import { menuWithKey } from "../../../testing/menu-with-key.ts";
import { sandboxVendor } from "../../../testing/sandbox-vendor.ts";

type Fault = (request: HttpRequest, pass: () => ReturnType<HttpSend>) => ReturnType<HttpSend>;

/** A deployment world of a dialect in which requests for one thing go wrong; `sent` are those. */
function setUp(id: string, concerns: (request: HttpRequest) => boolean) {
  const clock = createTestClock();
  let fault: Fault = (_request, pass) => pass();
  const sent: number[] = [];
  const vendor = sandboxVendor(id, clock, (send) => (request) => {
    if (!concerns(request)) return send(request);
    sent.push(clock.now());
    return fault(request, () => send(request));
  });
  const rig = createDeploymentRig(vendor, clock);
  const { profile } = vendor.descriptor;
  const begin = (next: Fault): void => {
    fault = next;
    sent.length = 0;
  };
  const gaps = (): number[] => sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
  return { rig, clock, sent, begin, gaps, first: menuWithKey("2", profile), second: menuWithKey("3", profile) };
}

const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = "{}") =>
  Promise.resolve({
    ok: true as const,
    value: { status, headers: { "content-type": "application/json", ...headers }, body },
  });
const changesFlow = ({ method, url }: HttpRequest): boolean => method !== "GET" && /\/flows(\/[^/]+)?$/.test(url);

describe("a write whose answer is a server error for ever", () => {
  it.each<[string, readonly number[]]>([
    ["cxone-ivr-menus", [5000, 5000]],
    ["cxone-flow-connections", [1500, 1500]],
    ["cxone-flow-steps", [500, 1000]],
    ["genesys-menu-flows", [1000, 2000]],
  ])("is sent three times in all, as far apart as the vendor's document has it: %s", async (id, apart) => {
    const { rig, sent, begin, gaps, first, second } = setUp(id, changesFlow);
    await rig.deploy(first, 1);
    begin(() => answer(500));
    const { deployment } = await rig.deploy(second, 2);
    expect(deployment).toMatchObject({ state: "failed", error: { code: "unavailable" } });
    expect(sent).toHaveLength(3);
    expect(gaps()).toEqual(apart);
  });

  it("and so is each of the calls that follow a write", async () => {
    const validates = ({ url }: HttpRequest): boolean => url.endsWith("/validate");
    const { rig, sent, begin, first, second } = setUp("cxone-campaign-rules", validates);
    await rig.deploy(first, 1);
    begin(() => answer(500));
    expect((await rig.deploy(second, 2)).deployment.state).toBe("rolledBack");
    expect(sent).toHaveLength(3);
  });
});

describe("a creation", () => {
  it.each(descriptors.map(({ id }) => id))(
    "that is done and answered by “busy, come again” is made once: %s",
    async (id) => {
      const { rig, begin, first } = setUp(id, changesFlow);
      let spoilt = false;
      begin(async (_request, pass) => {
        const done = await pass();
        if (spoilt) return done;
        spoilt = true;
        return answer(503, { "retry-after": "1" });
      });
      const { deployment } = await rig.deploy(first, 1);
      expect(rig.vendor.flows().size).toBe(1);
      expect(["live", "unknown"]).toContain(deployment.state);
    },
  );
});

describe("an engine that is busy for ever", () => {
  it("is looked at for a minute, once", async () => {
    const compiles = ({ url }: HttpRequest): boolean => /\/(compile|status)$/.test(url);
    const { rig, clock, sent, begin, first, second } = setUp("cxone-campaign-rules", compiles);
    await rig.deploy(first, 1);
    begin(({ url }) => (url.endsWith("/compile") ? answer(409) : answer(200, {}, '{"status":"BUSY"}')));
    const begun = clock.now();
    const { deployment } = await rig.deploy(second, 2);
    expect(deployment.state).toBe("rolledBack");
    expect(deployment.error?.message).toContain("still busy after 60 s");
    expect(sent).toHaveLength(13);
    expect(clock.now() - begun).toBeLessThan(70_000);
  });
});
