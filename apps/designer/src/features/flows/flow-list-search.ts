import { z } from "zod";

/** What the flow list keeps in the address, so that going back finds it as it was. */
export const flowListSearchSchema = z.object({
  new: z.literal(true).optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  show: z.enum(["problems", "notLive"]).optional().catch(undefined),
  sort: z.enum(["name", "-name", "draft", "-draft", "changed", "-changed"]).optional().catch(undefined),
});

/** What the flow list keeps in the address. */
export interface FlowListSearch {
  readonly new?: true | undefined;
  readonly q?: string | undefined;
  readonly show?: "problems" | "notLive" | undefined;
  readonly sort?: "name" | "-name" | "draft" | "-draft" | "changed" | "-changed" | undefined;
}
