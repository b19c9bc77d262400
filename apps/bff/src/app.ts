import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { addAccessLog } from "./plugins/access-log.ts";
import type { WriteAccess } from "./kernel/access-entry.ts";
import type { CountAttempt } from "./kernel/count-attempt.ts";
import { createIds } from "./kernel/create-ids.ts";
import { withinRequest } from "./kernel/request-context.ts";
import { readTraceParent } from "./kernel/trace-parent.ts";
import { addAuthentication, type AuthenticationOptions } from "./plugins/authentication.ts";
import { addDesigner } from "./plugins/designer.ts";
import { addErrorHandling, answerFrameworkError } from "./plugins/errors.ts";
import { addHealth, type HealthOptions } from "./plugins/health.ts";
import { acceptJsonBodies } from "./plugins/json-bodies.ts";
import { addMetrics } from "./plugins/metrics.ts";
import { addOpenApi } from "./plugins/open-api.ts";
import { addOverloadProtection } from "./plugins/overload.ts";
import { withLazyChildren } from "./plugins/lazy-logger.ts";
import { addSecurityHeaders, makeSecurityHeaders } from "./plugins/security-headers.ts";

/** Adds the routes of one module. */
export type AppModule = (app: FastifyInstance) => void;

export interface AppDependencies {
  readonly logger: FastifyBaseLogger | false;
  /** Writes the access log. */
  readonly writeAccess: WriteAccess;
  readonly authentication: AuthenticationOptions;
  readonly health: HealthOptions;
  readonly countAttempt: CountAttempt;
  /** Balancers whose word on who asks is believed: addresses, networks, or names as `proxy-addr` knows them. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Where the built designer lies. */
  readonly designerFolder: string;
  readonly modules: readonly AppModule[];
  /** Milliseconds that the event loop may lag before requests are turned away; 0: any; absent: 2000. */
  readonly maxLagMs?: number | undefined;
  /** Lines for /metrics beside those of requests and of the process. */
  readonly metricLines?: () => readonly string[];
}

const GENERAL_BODY_LIMIT = 256 * 1024;
const MAX_LAG_MS = 2000;

/** The whole HTTP server, not yet listening; tests drive it with `inject`. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { trustedProxies = [] } = dependencies;
  const security = await makeSecurityHeaders(dependencies.authentication);
  const app = fastify({
    http: { ServerResponse: security.Response },
    ...(dependencies.logger === false ? { logger: false } : { loggerInstance: withLazyChildren(dependencies.logger) }),
    bodyLimit: GENERAL_BODY_LIMIT,
    genReqId: createIds("req_"),
    frameworkErrors: answerFrameworkError,
    // Two lines without the actor; ours is one.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: "idle",
    return503OnClosing: true,
    // With nobody to believe, headers about who asks are not even read.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    routerOptions: { maxParamLength: 200 },
  });
  addErrorHandling(app, dependencies.designerFolder);
  // Last before the handler, so that reading the body has not lost it: what is audited names its request.
  app.addHook("preHandler", (request, _reply, done) => {
    const { traceparent } = request.headers;
    const trace = traceparent === undefined ? null : readTraceParent(traceparent);
    withinRequest({ requestId: request.id, trace }, done);
  });
  acceptJsonBodies(app);
  addSecurityHeaders(app, security);
  await addOverloadProtection(app, {
    maxLagMs: dependencies.maxLagMs ?? MAX_LAG_MS,
    countAttempt: dependencies.countAttempt,
  });
  addMetrics(app, dependencies.metricLines);
  addAuthentication(app, dependencies.authentication);
  addAccessLog(app, dependencies.writeAccess);
  addHealth(app, dependencies.health);
  addOpenApi(app);
  await addDesigner(app, { folder: dependencies.designerFolder });
  for (const register of dependencies.modules) register(app);
  await app.ready();
  return app;
}
