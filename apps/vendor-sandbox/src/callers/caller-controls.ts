import type { FastifyInstance } from "fastify";
import type { FindDialect } from "../control-routes.ts";
import { populationSchema } from "./population.ts";

/** Who calls: read, and replaced by another population. */
export function callerControls(app: FastifyInstance, find: FindDialect): void {
  app.get("/_control/:dialect/callers", async (request) => find(request.params).callers.population());
  app.post("/_control/:dialect/callers", async (request, reply) => {
    const { callers, account } = find(request.params);
    const population = populationSchema.parse(request.body);
    if (population.webServices !== undefined && account.sandbox.exitOfAnswer === undefined)
      return reply.code(400).send({ message: `The flows of ${account.sandbox.id} ask no web services.` });
    callers.setPopulation(population);
    await account.saved();
    return reply.code(204).send();
  });
}
