import type { RouteName, routes } from "@tonegraph/api-contract";
import type { z } from "zod";

type Routes = typeof routes;
type ParamsIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type HeaderOf<Route> = Route extends { headers: readonly (infer Name extends string)[] } ? Name : never;
type SuccessOf<Route> = Route extends { responses: infer Responses } ? Responses[keyof Responses] : never;

type ParamsPart<Route extends { path: string }> = [ParamsIn<Route["path"]>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: Readonly<Record<ParamsIn<Route["path"]>, string | number>> };
type BodyPart<Route> = Route extends { body: infer Body extends z.ZodType }
  ? { readonly body: z.input<Body> }
  : { readonly body?: undefined };
type HeadersPart<Route> = [HeaderOf<Route>] extends [never]
  ? { readonly headers?: undefined }
  : { readonly headers: Readonly<Record<HeaderOf<Route>, string>> };
type QueryPart<Route> = Route extends { query: infer Query extends z.ZodType }
  ? { readonly query?: Loose<z.output<Query>> }
  : { readonly query?: undefined };
/** Query parameters may be left out or undefined; the server says which it misses. */
type Loose<Shape> = { readonly [Key in keyof Shape]?: Shape[Key] | undefined };

/** What a call of this route is given: path parameters, query, body and the headers that its contract names. */
export type CallOptions<Name extends RouteName> = ParamsPart<Routes[Name]> &
  BodyPart<Routes[Name]> &
  HeadersPart<Routes[Name]> &
  QueryPart<Routes[Name]> & { readonly signal?: AbortSignal };

/** What the route answers when it succeeds; null where it has no body. */
export type AnswerOf<Name extends RouteName> =
  SuccessOf<Routes[Name]> extends infer Answer ? (Answer extends z.ZodType ? z.output<Answer> : null) : never;
