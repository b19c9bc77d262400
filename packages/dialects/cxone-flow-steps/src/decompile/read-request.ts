import type { NodeOfKind } from "@tonegraph/flow-model";
import { z } from "zod";
import { CALL_HEADER } from "../compile/http-step.ts";
import { unguardPath } from "../text/guard-path.ts";
import { isReadableTemplate, readVendorTemplate } from "../text/read-text.ts";
import type { ReadStep } from "./read-flows.ts";

type Request = NodeOfKind<"httpRequest">;

const reference = z.string().regex(/^\{\{.*\}\}$/s);
const authenticationSchema = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("apiKey"), headerName: z.string(), headerValue: reference }),
  z.looseObject({ type: z.literal("basic"), username: reference, password: reference }),
  z.looseObject({
    type: z.literal("oauth2"),
    clientId: reference,
    clientSecret: reference,
    tokenEndpoint: z.string(),
    scopes: z.array(z.string()),
  }),
]);
const template = z.string().refine(isReadableTemplate);
const requestSchema = z.looseObject({
  url: template,
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  timeout: z.number().int(),
  retryPolicy: z
    .looseObject({
      maxRetries: z.number().int(),
      backoff: z.literal("exponential"),
      retryOnStatusCodes: z.array(z.number().int()),
    })
    .optional(),
  authentication: authenticationSchema.optional(),
  headers: z.record(z.string(), template).optional(),
  body: template.optional(),
  responseMapping: z.record(z.string(), z.string()).optional(),
  defaultResponse: z.json().optional(),
});

/** The fields of a request, without what is around it in the main flow; null where it says what ours cannot. */
export function readRequest(step: ReadStep, isAsync: boolean): Omit<Request, "label" | "position"> | null {
  const read = requestSchema.safeParse(step.configuration);
  if (!read.success) return null;
  const { url, method, timeout, body, defaultResponse, responseMapping } = read.data;
  const headers = headersOf(read.data.headers, isAsync);
  const authentication = authenticationOf(read.data.authentication);
  return {
    kind: "httpRequest",
    method,
    url: readVendorTemplate(url),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body: readVendorTemplate(body) }),
    timeoutMs: timeout,
    ...retryOf(read.data.retryPolicy),
    ...(authentication === undefined ? {} : { authentication }),
    ...(responseMapping === undefined ? {} : { responseMapping: mapValues(responseMapping, unguardPath) }),
    ...(defaultResponse === undefined ? {} : { defaultResponse }),
  };
}

function retryOf(policy: z.output<typeof requestSchema>["retryPolicy"]): Pick<Request, "retry"> {
  if (policy === undefined) return {};
  const { maxRetries, retryOnStatusCodes } = policy;
  if (maxRetries === 0 && retryOnStatusCodes.length === 0) return {};
  return { retry: { maxRetries, backoff: "exponential", onStatus: retryOnStatusCodes } };
}

function headersOf(headers: Readonly<Record<string, string>> | undefined, isAsync: boolean) {
  if (headers === undefined) return undefined;
  const ours = Object.entries(headers).filter(
    ([name, value]) => !(isAsync && name === CALL_HEADER.name && value === CALL_HEADER.value),
  );
  if (isAsync && ours.length === 0) return undefined;
  return mapValues(Object.fromEntries(ours), readVendorTemplate);
}

function authenticationOf(given: z.output<typeof requestSchema>["authentication"]): Request["authentication"] {
  if (given === undefined) return undefined;
  const named = (text: string, suffix = ""): string => text.slice(2, -2).slice(0, -suffix.length || undefined);
  switch (given.type) {
    case "apiKey":
      return { kind: "apiKey", headerName: given.headerName, secretRef: named(given.headerValue) };
    case "basic":
      return { kind: "basic", secretRef: named(given.password, "_password") };
    case "oauth2":
      return {
        kind: "oauth2",
        tokenUrl: given.tokenEndpoint,
        scopes: given.scopes,
        secretRef: named(given.clientSecret, "_client_secret"),
      };
  }
}

function mapValues(record: Readonly<Record<string, string>>, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, text]) => [name, change(text)]));
}
