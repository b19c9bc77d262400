import { ERROR_CODES, problemDetailsSchema, type ErrorCode, type RouteContract } from "@tonegraph/api-contract";
import { commandSchema, flowSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import { documentedErrors } from "./documented-statuses.ts";

/** One operation of the API, as far as readers of the document need its shape. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: unknown;
  }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: unknown }>>;
}

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>>; readonly securitySchemes: unknown };
  readonly security: readonly unknown[];
}

const named = z.registry<{ id: string }>();
named.add(flowSchema, { id: "Flow" });
named.add(commandSchema, { id: "Command" });
named.add(problemDetailsSchema, { id: "ProblemDetails" });

/** Describes the whole contract; nothing in it is written by hand twice. */
export function describeApi(contracts: Readonly<Record<string, RouteContract>>, version: string): OpenApiDocument {
  const schemas = new SchemaCollection();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [name, contract] of Object.entries(contracts)) {
    const path = contract.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: describeRoute(name, contract, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tonegraph",
      version,
      description:
        "Draw phone menus, check them, publish them, roll them back. Errors are RFC 9457 problem details. " +
        "With a session cookie every unsafe request needs the header x-tonegraph-request: 1.",
    },
    servers: [{ url: "/api" }],
    paths,
    components: {
      schemas: schemas.all(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token, tg_…" },
        session: { type: "apiKey", in: "cookie", name: "__Host-tonegraph_session" },
      },
    },
    security: [{ token: [] }, { session: [] }],
  };
}

function describeRoute(name: string, contract: RouteContract, schemas: SchemaCollection): Operation {
  const bodyType = contract.stream ? "text/event-stream" : "application/json";
  const successes = Object.entries(contract.responses).map(([status, schema]) => {
    const asText = (contract.otherTypes ?? []).map((type) => [type, { schema: { type: "string" } }] as const);
    const content = schema
      ? { content: { [bodyType]: { schema: schemas.reference(schema, "output") }, ...Object.fromEntries(asText) } }
      : {};
    return [status, { description: contract.summary, ...content }] as const;
  });
  return {
    operationId: name,
    summary: contract.summary,
    description: `Needs the permission \`${contract.permission}\`.`,
    parameters: describeParameters(contract, schemas),
    ...(contract.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemas.reference(contract.body, "input") } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(successes),
      ...(contract.notModified ? { 304: { description: "The asker has this already." } } : {}),
      ...describeErrors(contract, schemas),
    },
    ...(contract.permission === "public" ? { security: [] } : {}),
  };
}

function describeErrors(contract: RouteContract, schemas: SchemaCollection): Operation["responses"] {
  const byStatus = Map.groupBy(documentedErrors(contract), (code: ErrorCode) => ERROR_CODES[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const description = codes.map((code) => `\`${code}\`: ${ERROR_CODES[code].title}`).join(". ");
      const schema = schemas.reference(problemDetailsSchema, "output");
      return [String(status), { description, content: { "application/problem+json": { schema } } }];
    }),
  );
}

function describeParameters(contract: RouteContract, schemas: SchemaCollection): Operation["parameters"] {
  const inPath = [...contract.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => {
    const schema = contract.params?.shape[name];
    return {
      name,
      in: "path",
      required: true,
      schema: schema ? schemas.reference(schema, "output") : { type: "string" },
    };
  });
  const inQuery = Object.entries(contract.query?.shape ?? {}).map(([name, schema]) => {
    return {
      name,
      in: "query",
      required: !schema.safeParse(undefined).success,
      schema: schemas.reference(schema, "output"),
    };
  });
  const inHeader = (contract.headers ?? []).map((name) => ({
    name,
    in: "header",
    required: true,
    schema: { type: "string" },
  }));
  return [...inPath, ...inQuery, ...inHeader];
}

/** Schemas that several routes share, kept once under `components`. */
class SchemaCollection {
  readonly #schemas = new Map<string, unknown>();

  reference(schema: z.ZodType, io: "input" | "output"): unknown {
    const options = { io, unrepresentable: "any", metadata: named } as const;
    const { $schema: _dialect, $defs: definitions = {}, ...rest } = z.toJSONSchema(schema, options);
    const suffix = io === "input" ? "Input" : "";
    const names = new Map<string, string>();
    for (const name of Object.keys(definitions)) names.set(name, this.#nameFor(`${name}${suffix}`, definitions[name]));
    const rewrite = (value: unknown) => rewriteReferences(value, names);
    for (const [name, definition] of Object.entries(definitions))
      this.#schemas.set(names.get(name) ?? name, rewrite(definition));
    const id = named.get(schema)?.id;
    if (id === undefined) return rewrite(rest);
    const own = `${id}${suffix}`;
    this.#schemas.set(own, rewrite(rest));
    return { $ref: `#/components/schemas/${own}` };
  }

  all(): Record<string, unknown> {
    return Object.fromEntries([...this.#schemas].toSorted(([a], [b]) => a.localeCompare(b)));
  }

  // zod numbers nameless recursive schemas per conversion, so that two of them may carry one name.
  #nameFor(name: string, definition: unknown): string {
    if (!name.startsWith("__")) return name;
    const text = JSON.stringify(definition);
    for (let number = 0; ; number += 1) {
      const candidate = `Shared${number}`;
      const existing = this.#schemas.get(candidate);
      if (existing === undefined || this.#texts.get(candidate) === text) {
        this.#texts.set(candidate, text);
        this.#schemas.set(candidate, existing ?? definition);
        return candidate;
      }
    }
  }

  readonly #texts = new Map<string, string>();
}

function rewriteReferences(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => rewriteReferences(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key !== "$ref" || typeof child !== "string") return [key, rewriteReferences(child, names)];
      const name = child.replace("#/$defs/", "");
      return [key, `#/components/schemas/${names.get(name) ?? name}`];
    }),
  );
}
