import { routes } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import type { FastifyInstance } from "fastify";
import { registerRoute } from "../../http/register-route.ts";
import { fault } from "../../kernel/fault.ts";
import { SerializedJson } from "../../kernel/serialized-json.ts";
import { readFiguresPage, type ReadFiguresPageDependencies } from "./usecases/read-figures-page.ts";

const LONGEST_SPAN_MS = 366 * 86_400_000;

/** The vendor's own figures of a flow, handed on as they come: what our own were counted from. */
export function registerFiguresPageRoute(app: FastifyInstance, dependencies: ReadFiguresPageDependencies): void {
  registerRoute(app, routes.getFiguresPage, async ({ actor, params, query }) => {
    const { externalId, from, to, page } = query;
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
    if (fromMs >= toMs || toMs - fromMs > LONGEST_SPAN_MS) return BAD_SPAN;
    const wanted = { externalId, fromMs, toMs, ...(page === undefined ? {} : { page }) };
    const read = await readFiguresPage({ actor, tenantId: params.tenantId, query: wanted }, dependencies);
    if (!read.ok) return read;
    const { body, headers } = read.value;
    return ok({ status: 200 as const, body: new SerializedJson(body, headers["content-type"]) });
  });
}

const WORDS = "`to` must be later than `from`, by a year at most.";
const BAD_SPAN = fault("invalid-parameter", WORDS, {
  errors: [{ pointer: "/to", code: "invalid-span", message: WORDS }],
});
