import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { accessLog } from "./plugins/access-log.ts";
import type { WriteAccess } from "./kernel/access-entry.ts";
import type { CountAttempt } from "./kernel/count-attempt.ts";
import { createIds } from "./kernel/create-ids.ts";
import { addAuthentication, type AuthenticationOptions } from "./plugins/authentication.ts";
import { addDesigner } from "./plugins/designer.ts";
import { addErrorHandling, answerFrameworkError } from "./plugins/errors.ts";
import { doWithEveryAnswer, doWithEveryRequest } from "./plugins/every-request.ts";
import { addHealth, leaveInPeace, type HealthOptions } from "./plugins/health.ts";
import { acceptJsonBodies, withoutMissingBody } from "./plugins/json-bodies.ts";
import { addMetrics } from "./plugins/metrics.ts";
import { addOpenApi } from "./plugins/open-api.ts";
import { addOverloadProtection } from "./plugins/overload.ts";
import { withLazyChildren } from "./plugins/lazy-logger.ts";
import { makeSecurityHeaders, withSecurityHeaders } from "./plugins/security-headers.ts";

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
    // A request without a body needs no stream that is read to its end; `withoutMissingBody` looks after those that promise one.
    http: { ServerResponse: security.Response, optimizeEmptyRequests: true },
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
  acceptJsonBodies(app);
  const { drain } = dependencies.health;
  const leaving = drain === undefined ? [] : [leaveInPeace(drain)];
  doWithEveryRequest(app, [withSecurityHeaders(security), withoutMissingBody, ...leaving]);
  await addOverloadProtection(app, {
    maxLagMs: dependencies.maxLagMs ?? MAX_LAG_MS,
    countAttempt: dependencies.countAttempt,
  });
  const countAnswer = addMetrics(app, dependencies.metricLines);
  doWithEveryAnswer(app, [countAnswer, accessLog(dependencies.writeAccess)]);
  addAuthentication(app, dependencies.authentication);
  addHealth(app, dependencies.health);
  addOpenApi(app);
  await addDesigner(app, { folder: dependencies.designerFolder });
  for (const register of dependencies.modules) register(app);
  await app.ready();
  return app;
}
