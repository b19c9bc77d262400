import { api } from "./en/api.ts";
import { approvals } from "./en/approvals.ts";
import { audit } from "./en/audit.ts";
import { drift } from "./en/drift.ts";
import { dashboard } from "./en/dashboard.ts";
import { flows } from "./en/flows.ts";
import { guard } from "./en/guard.ts";
import { heatmap } from "./en/heatmap.ts";
import { notifications } from "./en/notifications.ts";
import { publish } from "./en/publish.ts";
import { queueRule } from "./en/queue-rule.ts";
import { shell } from "./en/shell.ts";
import { signIn } from "./en/sign-in.ts";
import { targets } from "./en/targets.ts";
import { tenants } from "./en/tenants.ts";
import { time } from "./en/time.ts";
import { versions } from "./en/versions.ts";
import { webhooks } from "./en/webhooks.ts";

/** Every text of the interface, by feature. A translation is another folder beside `en` and a choice here. */
export const words = {
  api,
  approvals,
  audit,
  drift,
  dashboard,
  flows,
  guard,
  heatmap,
  notifications,
  publish,
  queueRule,
  shell,
  signIn,
  targets,
  tenants,
  time,
  versions,
  webhooks,
} as const;
