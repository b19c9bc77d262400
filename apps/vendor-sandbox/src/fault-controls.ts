import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { FindDialect } from "./control-routes.ts";
import { faultSchema } from "./fault-list.ts";
import { scheduleSchema } from "./fault-schedule.ts";

const namedParams = z.object({ name: z.string() });

const rightsSchema = z.strictObject({ areTaken: z.boolean() });

/** Faults one by one or by a schedule, the latest requests, tokens that end, and rights that are taken away. */
export function faultControls(app: FastifyInstance, find: FindDialect): void {
  app.get("/_control/:dialect/faults", async (request) => ({ faults: find(request.params).faults.list() }));
  app.post("/_control/:dialect/faults", async (request, reply) => {
    find(request.params).faults.add(faultSchema.parse(request.body));
    return reply.code(204).send();
  });
  app.delete("/_control/:dialect/faults", async (request, reply) => {
    find(request.params).faults.clear();
    return reply.code(204).send();
  });
  app.delete("/_control/:dialect/faults/:name", async (request, reply) => {
    const { name } = namedParams.parse(request.params);
    find(request.params).faults.clear(name);
    return reply.code(204).send();
  });
  app.get("/_control/:dialect/fault-schedule", async (request) => ({ schedule: find(request.params).schedule.read() }));
  app.post("/_control/:dialect/fault-schedule", async (request, reply) => {
    find(request.params).schedule.start(scheduleSchema.parse(request.body));
    return reply.code(204).send();
  });
  app.delete("/_control/:dialect/fault-schedule", async (request, reply) => {
    find(request.params).schedule.stop();
    return reply.code(204).send();
  });
  app.get("/_control/:dialect/requests", async (request) => ({ requests: find(request.params).log.list() }));
  app.delete("/_control/:dialect/requests", async (request, reply) => {
    find(request.params).log.clear();
    return reply.code(204).send();
  });
  app.put("/_control/:dialect/rights", async (request, reply) => {
    find(request.params).rightsAreTaken = rightsSchema.parse(request.body).areTaken;
    return reply.code(204).send();
  });
  app.post("/_control/:dialect/expire-tokens", async (request, reply) => {
    const { account } = find(request.params);
    account.write(account.sandbox.expireTokens(account.read()));
    await account.saved();
    return reply.code(204).send();
  });
}
