import { z } from "zod";

/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Accepts any JSON value, without limits of its own. */
export const jsonSchema: z.ZodType<Json> = z.json();
