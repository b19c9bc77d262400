// P3: a thousand people press Publish for one flow at the same moment, at three replicas.
import { z } from "zod";
import { balancedAsk } from "./balanced-ask.ts";
import { partOf, type ChaosOptions } from "./chaos-options.ts";
import { deploymentEnd } from "./deployment-end.ts";
import type { Figure } from "./figure.ts";
import type { Fleet } from "./fleet.ts";
import { askUntilTold } from "./ask-until-told.ts";
import { inParallel } from "./in-parallel.ts";
import { addPlaces } from "./places.ts";

const PUBLISHES = 1000;
const acceptedSchema = z.object({ deploymentId: z.string() });
const listSchema = z.object({ items: z.array(z.unknown()) });

/** Measures P3 on a fleet. */
export async function measureConcurrentPublishes(fleet: Fleet, options: ChaosOptions): Promise<Figure> {
  const ask = balancedAsk(() => fleet.replicas);
  const [place] = await addPlaces(ask, { vendorUrl: fleet.vendor.url, count: 1 });
  if (place === undefined) throw new Error("there is no dialect");
  const { flowId, tenantId } = place;
  const count = partOf(PUBLISHES, options, 30);
  fleet.vendor.clear();
  const answers = await inParallel(count, count, (index) =>
    askUntilTold(fleet.replicas, index, {
      method: "POST",
      path: `/api/flows/${flowId}/deployments`,
      body: { tenantId },
      headers: { "idempotency-key": `p3-${flowId}-${index}` },
    }),
  );
  const accepted = answers.filter(({ status }) => status === 202);
  const refused = answers.filter(({ status }) => status === 409);
  const ends = await Promise.all(
    accepted.map(({ body }) => deploymentEnd(ask, acceptedSchema.parse(body).deploymentId)),
  );
  const listed = listSchema.parse((await ask({ path: `/api/deployments?flowId=${flowId}` })).body).items.length;
  const written = fleet.vendor.writes().filter(({ status }) => status < 300).length;
  const faults = [
    ...(accepted.length === 1 ? [] : [`${accepted.length} were accepted`]),
    ...(refused.length === count - accepted.length
      ? []
      : [`${count - accepted.length - refused.length} got another answer than 202 or 409`]),
    ...(listed === 1 ? [] : [`${listed} deployments are in the list`]),
    ...(written === 1 ? [] : [`the vendor saw ${written} writes`]),
    ...ends.flatMap((end) => (end?.state === "live" ? [] : [`the deployment ended ${end?.state ?? "never"}`])),
  ];
  return {
    id: "P3",
    words: `${count} concurrent publishes of one flow from ${fleet.replicas.length} replicas`,
    value: `${accepted.length} accepted, ${refused.length} refused, ${written} written`,
    goal: "exactly 1 accepted",
    holds: faults.length === 0,
    faults,
  };
}
