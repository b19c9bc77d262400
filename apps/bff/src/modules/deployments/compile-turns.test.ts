// An account that compiles one flow at a time: our own deployments do not keep each other's compiler busy.
import { randomUUID } from "node:crypto";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";

const DIALECT = "cxone-campaign-rules";
const logSchema = z.object({ requests: z.array(z.looseObject({ path: z.string(), status: z.number().nullable() })) });

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

it("flows that are published to one tenant at once are compiled one after the other, none is refused", async () => {
  const profile = findDescriptor(DIALECT)?.profile;
  if (profile === undefined) throw new Error("the dialect is gone");
  const { tenantId, flowId } = await lab.prepare(menuWithKey("2", profile), DIALECT);
  const others = await Promise.all(
    (["3", "4"] as const).map(async (key) => {
      const { id: _id, ...document } = menuWithKey(key, profile);
      return String((await lab.post("/api/flows", { ...document, name: `Menu ${randomUUID()}` })).json().id);
    }),
  );
  // As much faster as the client waits here.
  await lab.control("PUT", "/account", { compileMs: 1600 }, DIALECT);
  const ended = await Promise.all([flowId, ...others].map((id) => lab.publish({ tenantId, flowId: id })));
  expect(ended.map(({ state, error }) => [state, error])).toEqual(ended.map(() => ["live", undefined]));
  const { requests } = logSchema.parse(await lab.control("GET", "/requests", undefined, DIALECT));
  const compiles = requests.filter(({ path }) => path.endsWith("/compile"));
  expect(compiles.map(({ status }) => status)).toEqual([200, 200, 200]);
});
