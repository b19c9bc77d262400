import { isTimeZone } from "@tonegraph/api-contract";
import { z } from "zod";
import type { VendorAccount } from "./vendor-accounts.ts";

/** The name in a tenant's settings under which lies how it is published to; no artefact depends on it. */
export const PUBLISHING_SETTING = "publishing";

const rulesSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, "There is no such time zone. Write one such as Europe/Berlin.").optional(),
  approvals: z.literal([0, 1], "Write 1 when publishing needs an approval, else 0.").optional(),
});

/** How a tenant is published to. */
export interface PublishingRules {
  /** The zone that its schedules are in; null where it names none. */
  readonly timeZone: string | null;
  /** How many people have to approve a version first. */
  readonly approvals: 0 | 1;
}

/** Reads the settings of a tenant that was checked when it was stored. */
export function publishingRules({ settings }: Pick<VendorAccount, "settings">): PublishingRules {
  const parsed = rulesSchema.safeParse(settings[PUBLISHING_SETTING] ?? {});
  // Settings are checked when they are stored. Should one get past that, asking once too often is the lesser harm.
  if (!parsed.success) return { timeZone: null, approvals: 1 };
  return { timeZone: parsed.data.timeZone ?? null, approvals: parsed.data.approvals ?? 0 };
}

/** What is wrong with that part of the settings: places in it, with words. */
export function publishingRuleFaults({ settings }: Pick<VendorAccount, "settings">) {
  const given = settings[PUBLISHING_SETTING];
  const parsed = given === undefined ? null : rulesSchema.safeParse(given);
  if (parsed === null || parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    pointer: ["", "settings", PUBLISHING_SETTING, ...path].join("/"),
    code: "invalid-publishing-rule",
    message,
  }));
}
