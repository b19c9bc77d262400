import type { z } from "zod";

/** A field that a vendor may leave out or send as `null`: it is then read as this value. */
export function orDefault<Output>(schema: z.ZodType<Output>, value: Output) {
  return schema.nullish().transform((given): Output => given ?? value);
}
