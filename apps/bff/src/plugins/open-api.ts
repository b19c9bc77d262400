import { routes } from "@tonegraph/api-contract";
import type { FastifyInstance } from "fastify";
import packageJson from "../../package.json" with { type: "json" };
import { renderApiDocs } from "../http/api-docs-page.ts";
import { describeApi, type OpenApiDocument } from "../http/open-api-document.ts";
import { API_PREFIX } from "../http/register-route.ts";

/** The contract as OpenAPI 3.1, and as a page for people. Made when it is first asked for. */
export function addOpenApi(app: FastifyInstance): void {
  let made: OpenApiDocument | undefined;
  const document = () => (made ??= describeApi(routes, packageJson.version));
  app.get(`${API_PREFIX}/openapi.json`, () => document());
  app.get(`${API_PREFIX}/docs`, (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(renderApiDocs(document())),
  );
}
