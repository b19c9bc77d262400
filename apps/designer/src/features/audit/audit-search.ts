import { z } from "zod";

const text = z.string().trim().min(1).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** What is looked for in the log, as it stands in the address. Days are of the reader's zone. */
export const auditSearchSchema = z.object({ action: text, flowId: text, actor: text, from: day, to: day });

/** What is looked for in the log. */
export type AuditSearch = z.infer<typeof auditSearchSchema>;
