import { z } from "zod";

/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What can be written as JSON: any {@link Json}, read-only parts and absent properties included (every flow is one). */
export type JsonLike =
  | string
  | number
  | boolean
  | null
  | readonly JsonLike[]
  | { readonly [key: string]: JsonLike | undefined };

/** Accepts any JSON value, without limits of its own. */
export const jsonSchema: z.ZodType<Json> = z.json();
