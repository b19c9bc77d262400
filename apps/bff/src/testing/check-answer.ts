import { problemDetailsSchema, routes, type RouteContract } from "@tonegraph/api-contract";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { documentedErrorStatuses } from "../http/documented-statuses.ts";
import { API_PREFIX } from "../http/register-route.ts";

/** Throws when an answer of the API is not what its contract documents: status, body, or the shape of an error. */
export function checkAnswer(options: InjectOptions, response: LightMyRequestResponse): void {
  const pathname = String(options.url ?? options.path).split("?")[0] ?? "";
  if (!pathname.startsWith(`${API_PREFIX}/`)) return;
  if (response.statusCode >= 400) {
    problemDetailsSchema.parse(response.json());
    const contract = contractOf(options.method ?? "GET", pathname);
    if (contract && !documentedErrorStatuses(contract).includes(response.statusCode))
      throw new Error(`${contract.method} ${contract.path} answers ${response.statusCode}, which is not documented`);
    return;
  }
  const contract = contractOf(options.method ?? "GET", pathname);
  if (!contract || contract.stream) return;
  const schema = contract.responses[response.statusCode];
  if (schema === undefined)
    throw new Error(`${contract.method} ${contract.path} answers ${response.statusCode}, which is not documented`);
  if (schema === null) {
    if (response.body !== "") throw new Error(`${contract.method} ${contract.path} should answer without a body`);
    return;
  }
  schema.parse(response.json());
}

function contractOf(method: string, pathname: string): RouteContract | undefined {
  const contracts: readonly RouteContract[] = Object.values(routes);
  const given = pathname.split("/");
  const fits = contracts.filter((contract) => {
    const wanted = `${API_PREFIX}${contract.path}`.split("/");
    return contract.method === method && wanted.length === given.length && wanted.every((step, i) => step.startsWith(":") || step === given[i]);
  });
  return fits.toSorted((a, b) => a.path.split(":").length - b.path.split(":").length)[0];
}
