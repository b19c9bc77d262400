import { z } from "zod";

/** Which watch is looked at, as it stands in the address. */
export const guardSearchSchema = z.object({ watch: z.string().min(1).optional().catch(undefined) });
