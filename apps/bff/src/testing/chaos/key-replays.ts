// P4: one request under one idempotency key, sent ten thousand times to three replicas, first of all at the same moment.
import { z } from "zod";
import { askUntilTold } from "./ask-until-told.ts";
import { balancedAsk } from "./balanced-ask.ts";
import { partOf, type ChaosOptions } from "./chaos-options.ts";
import { deploymentEnd } from "./deployment-end.ts";
import type { Figure } from "./figure.ts";
import type { Fleet } from "./fleet.ts";
import { inParallel } from "./in-parallel.ts";
import { addPlaces } from "./places.ts";

const REPLAYS = 10_000;
const WIDTH = 60;
const acceptedSchema = z.object({ deploymentId: z.string() });
const listSchema = z.object({ items: z.array(z.unknown()) });

/** Measures P4 on a fleet. */
export async function measureKeyReplays(fleet: Fleet, options: ChaosOptions): Promise<Figure> {
  const ask = balancedAsk(() => fleet.replicas);
  const [place] = await addPlaces(ask, { vendorUrl: fleet.vendor.url, count: 1 });
  if (place === undefined) throw new Error("there is no dialect");
  const { flowId, tenantId } = place;
  const count = partOf(REPLAYS, options, 100);
  const request = {
    method: "POST",
    path: `/api/flows/${flowId}/deployments`,
    headers: { "idempotency-key": `p4-${flowId}` },
  };
  fleet.vendor.clear();
  const answers = await inParallel(count, WIDTH, (index) =>
    askUntilTold(fleet.replicas, index, { ...request, body: { tenantId } }),
  );
  const kinds = new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`));
  const other = await ask({ ...request, body: { tenantId, note: "another request" } });
  const [first] = answers;
  const id = acceptedSchema.safeParse(first?.body);
  const end = id.success ? await deploymentEnd(ask, id.data.deploymentId) : null;
  const listed = listSchema.parse((await ask({ path: `/api/deployments?flowId=${flowId}` })).body).items.length;
  const written = fleet.vendor.writes().filter(({ status }) => status < 300).length;
  const faults = [
    ...(kinds.size === 1 ? [] : [`the answers were: ${[...kinds].slice(0, 5).join(" | ")}`]),
    ...(listed === 1 ? [] : [`${listed} deployments are in the list`]),
    ...(written === 1 ? [] : [`the vendor saw ${written} writes`]),
    ...(end?.state === "live" ? [] : [`the deployment ended ${end?.state ?? "never"}`]),
    ...(other.status === 422 ? [] : [`another request under the same key was answered ${other.status}`]),
  ];
  return {
    id: "P4",
    words: `${count} replays of an idempotency key at ${fleet.replicas.length} replicas`,
    value: `${listed} effect, ${kinds.size} answer`,
    goal: "1 effect, identical answers",
    holds: faults.length === 0,
    faults,
  };
}
