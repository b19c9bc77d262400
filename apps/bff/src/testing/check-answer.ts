import { problemDetailsSchema, routes, type RouteContract } from "@tonegraph/api-contract";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { documentedErrorStatuses } from "../http/documented-statuses.ts";
import { API_PREFIX } from "../http/register-route.ts";

/** Throws when an answer of the API is not what its contract documents: status, body, or the shape of an error. */
export function checkAnswer(options: InjectOptions, response: LightMyRequestResponse): void {
  const pathname = (typeof options.url === "string" ? options.url : "").split("?")[0] ?? "";
  if (!pathname.startsWith(`${API_PREFIX}/`)) return;
  const contract = contractOf(options.method ?? "GET", pathname);
  if (response.statusCode >= 400) checkError(contract, response);
  else if (contract && !contract.stream) checkSuccess(contract, response);
}

function checkError(contract: RouteContract | undefined, response: LightMyRequestResponse): void {
  problemDetailsSchema.parse(response.json());
  if (contract && !documentedErrorStatuses(contract).includes(response.statusCode))
    throw undocumented(contract, response);
}

function checkSuccess(contract: RouteContract, response: LightMyRequestResponse): void {
  if (response.statusCode === 304 && contract.notModified === true) return;
  const schema = contract.responses[response.statusCode];
  if (schema === undefined) throw undocumented(contract, response);
  if (schema === null) {
    if (response.body !== "") throw new Error(`${contract.method} ${contract.path} should answer without a body`);
    return;
  }
  const [type = ""] = String(response.headers["content-type"]).split(";");
  if (contract.otherTypes?.includes(type) !== true) schema.parse(response.json());
}

function undocumented({ method, path }: RouteContract, { statusCode }: LightMyRequestResponse): Error {
  return new Error(`${method} ${path} answers ${statusCode}, which is not documented`);
}

function contractOf(method: string, pathname: string): RouteContract | undefined {
  const contracts: readonly RouteContract[] = Object.values(routes);
  const given = pathname.split("/");
  const fits = contracts.filter((contract) => {
    const wanted = `${API_PREFIX}${contract.path}`.split("/");
    return (
      contract.method === method &&
      wanted.length === given.length &&
      wanted.every((step, i) => step.startsWith(":") || step === given[i])
    );
  });
  return fits.toSorted((a, b) => a.path.split(":").length - b.path.split(":").length)[0];
}
