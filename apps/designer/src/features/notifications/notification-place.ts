import type { Notification } from "@tonegraph/api-contract";

/** The address of the place where something can be done about a notification; null where the flow is archived. */
export function notificationPlace({ kind, flowId, tenantId, subject, flowArchived }: Notification): string | null {
  if (flowArchived) return null;
  const flow = `/flows/${encodeURIComponent(flowId)}`;
  switch (kind) {
    case "driftFound":
      return `${flow}/drift?tenantId=${encodeURIComponent(tenantId)}`;
    case "requestsFail":
      return `${flow}/heatmap?tenant=${encodeURIComponent(tenantId)}`;
    case "guardAsks":
    case "guardTold":
    case "guardRolledBack":
      return `${flow}/guard?watch=${encodeURIComponent(subject)}`;
    case "approvalWanted":
    case "approvalDecided":
      return "/approvals";
    case "scheduleMissed":
    case "deploymentEnded":
    case "rehearsalFailed":
      return `${flow}/versions`;
  }
}
