import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { accountControls } from "./account-controls.ts";
import { callerControls } from "./callers/caller-controls.ts";
import { clockControls } from "./clock-controls.ts";
import { faultControls } from "./fault-controls.ts";
import type { DialectSandbox } from "@tonegraph/vendor-kit";
import type { MountedDialect } from "./mounted-dialect.ts";
import type { PlayedVendors } from "./played-vendors.ts";
import { refuseOtherNames } from "./own-names.ts";
import type { SteerableClock } from "./sandbox-clock.ts";

const resourceSchema = z
  .strictObject({
    kind: z.string().min(1).max(40),
    id: z.string().min(1).max(200),
    name: z.string().trim().min(1).max(200).optional(),
  })
  .transform(({ name, ...resource }) => (name === undefined ? resource : { ...resource, name }));
const dialectParams = z.object({ dialect: z.string() });
const flowParams = z.object({ dialect: z.string(), id: z.string() });
const switchSchema = z.strictObject({ isOn: z.boolean() });
const queueSchema = z.strictObject({
  availableAgents: z.number().int().nonnegative(),
  waitSeconds: z.number().nonnegative(),
});
const resourceParams = z.object({ dialect: z.string(), kind: z.string(), id: z.string() });

/** An answer of the control API that is no success. */
class ControlError extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

const OTHER_SITE =
  "This comes from a page of another site. Play the vendor on the sandbox's own page, or by a program.";

/** A browser says where a page that asks is from; programs say nothing. */
function isOfAnotherSite(headers: IncomingHttpHeaders, host: string): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

/** `/_control/<dialect>/…`: what a test or a demo does behind the vendor's back. */
export async function controlRoutes(app: FastifyInstance, { dialects, clock, hosts }: PlayedVendors): Promise<void> {
  refuseOtherNames(app, hosts);
  const find = (params: unknown): MountedDialect => {
    const { dialect } = dialectParams.parse(params);
    const mounted = dialects.get(dialect);
    if (mounted === undefined) throw new ControlError(404, `There is no dialect "${dialect}".`);
    return mounted;
  };
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ message: z.prettifyError(error) });
    if (error instanceof ControlError) return reply.code(error.statusCode).send({ message: error.message });
    throw error;
  });
  app.addHook("onRequest", async ({ headers, host }) => {
    if (isOfAnotherSite(headers, host)) throw new ControlError(403, OTHER_SITE);
  });
  app.get("/_control", async () => ({ dialects: [...dialects.keys()] }));
  flowControls(app, find, clock);
  removalControls(app, find, clock);
  switchControls(app, find, clock);
  resourceControls(app, find);
  faultControls(app, find);
  callerControls(app, find);
  accountControls(app, find);
  clockControls(app, clock);
  app.post("/_control/:dialect/reset", async (request, reply) => {
    const dialect = find(request.params);
    const { account, callers, faults, schedule, log } = dialect;
    dialect.rightsAreTaken = false;
    callers.clear();
    account.write(account.sandbox.initialState());
    faults.clear();
    schedule.stop();
    log.clear();
    await account.saved();
    return reply.code(204).send();
  });
}

/** Finds the dialect that a path names; throws what the control API answers where there is none. */
export type FindDialect = (params: unknown) => MountedDialect;

function flowControls(app: FastifyInstance, find: FindDialect, clock: SteerableClock): void {
  app.get("/_control/:dialect/flows", async (request) => {
    const { account } = find(request.params);
    return { flows: account.sandbox.listFlows(account.read()) };
  });
  app.get("/_control/:dialect/flows/:id", async (request) => {
    const { account } = find(request.params);
    const { id } = flowParams.parse(request.params);
    const flow = account.sandbox.listFlows(account.read()).find((listed) => listed.id === id);
    if (flow === undefined) throw new ControlError(404, `There is no flow "${id}".`);
    return flow;
  });
  app.put("/_control/:dialect/flows/:id", async (request, reply) => {
    const { account } = find(request.params);
    const { id } = flowParams.parse(request.params);
    const { state, edited } = account.sandbox.editFlow(account.read(), {
      id,
      artefact: z.json().parse(request.body),
      now: clock.now(),
    });
    if (!edited) throw new ControlError(404, `There is no flow "${id}", or the body is no flow.`);
    account.write(state);
    await account.saved();
    return reply.code(204).send();
  });
}

function removalControls(app: FastifyInstance, find: FindDialect, clock: SteerableClock): void {
  app.delete("/_control/:dialect/flows/:id", async (request, reply) => {
    const { account } = find(request.params);
    const { id } = flowParams.parse(request.params);
    const { state, removed } = account.sandbox.removeFlow(account.read(), { id, now: clock.now() });
    if (!removed) throw new ControlError(404, `There is no flow "${id}".`);
    account.write(state);
    await account.saved();
    return reply.code(204).send();
  });
}

function switchControls(app: FastifyInstance, find: FindDialect, clock: SteerableClock): void {
  app.put("/_control/:dialect/flows/:id/service", async (request, reply) => {
    const { account } = find(request.params);
    const { id } = flowParams.parse(request.params);
    const { isOn } = switchSchema.parse(request.body);
    const changed = account.sandbox.switchFlow?.(account.read(), { id, isOn, now: clock.now() });
    if (changed?.switched !== true)
      throw new ControlError(404, `There is no flow "${id}" that can be switched on or off.`);
    account.write(changed.state);
    await account.saved();
    return reply.code(204).send();
  });
}

function resourceControls(app: FastifyInstance, find: FindDialect): void {
  app.get("/_control/:dialect/resources", async (request) => {
    const { account } = find(request.params);
    return { kinds: account.sandbox.resourceKinds, resources: account.sandbox.listResources(account.read()) };
  });
  app.post("/_control/:dialect/resources", async (request, reply) => {
    const { account } = find(request.params);
    const resource = resourceSchema.parse(request.body);
    mustHave(account.sandbox, resource.kind);
    account.write(account.sandbox.changeResource(account.read(), { action: "add", resource }));
    await account.saved();
    return reply.code(204).send();
  });
  app.put("/_control/:dialect/queues/:id", async (request, reply) => {
    const { account } = find(request.params);
    const { id } = flowParams.parse(request.params);
    const set = account.sandbox.setQueue?.(account.read(), { id, ...queueSchema.parse(request.body) });
    if (set?.changed !== true) throw new ControlError(404, `There is no queue "${id}" that tells how it does.`);
    account.write(set.state);
    await account.saved();
    return reply.code(204).send();
  });
  app.delete("/_control/:dialect/resources/:kind/:id", async (request, reply) => {
    const { account } = find(request.params);
    const { kind, id } = resourceParams.parse(request.params);
    mustHave(account.sandbox, kind);
    account.write(account.sandbox.changeResource(account.read(), { action: "remove", resource: { kind, id } }));
    await account.saved();
    return reply.code(204).send();
  });
}

function mustHave({ id, resourceKinds }: DialectSandbox, kind: string): void {
  if (resourceKinds.includes(kind)) return;
  const there = resourceKinds.length === 0 ? "It knows none." : `There are: ${resourceKinds.join(", ")}.`;
  throw new ControlError(400, `The account of ${id} has no ${kind}. ${there}`);
}
