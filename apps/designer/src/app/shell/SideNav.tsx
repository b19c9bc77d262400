import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { MOST_UNREAD } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { useApprovalsForMe } from "../../lib/queries/approvals.ts";
import { latestNotificationsQuery } from "../../lib/queries/notifications.ts";
import { flowPagesQuery } from "../../lib/queries/flows.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import styles from "./PageFrame.module.css";

/** The places of the product, with how many things are there. */
export function SideNav() {
  const flows = useInfiniteQuery(flowPagesQuery(""));
  const tenants = useQuery(tenantsQuery);
  const flowCount = flows.data?.pages.reduce((sum, page) => sum + page.items.length, 0);
  const mayAudit = usePermission("audit");
  const mayAdminister = usePermission("administer");
  const path = useLocation({ select: ({ pathname }) => pathname });
  const isFlows = path === "/" || path.startsWith("/flows/");
  const more = flows.hasNextPage ? "+" : "";
  return (
    <nav className={styles["side"]} aria-label={words.shell.navigation}>
      <Link to="/" className={styles["place"]} data-here={isFlows || undefined}>
        {words.shell.flows}
        {flowCount !== undefined && <small>{`${flowCount}${more}`}</small>}
      </Link>
      <CallersPlace isHere={path.startsWith("/callers")} />
      <Link to="/tenants" className={styles["place"]} data-here={path.startsWith("/tenants") || undefined}>
        {words.shell.tenants}
        {tenants.data !== undefined && <small>{tenants.data.length}</small>}
      </Link>
      <ApprovalsPlace isHere={path.startsWith("/approvals")} />
      <NotificationsPlace isHere={path.startsWith("/notifications")} />
      {mayAudit && (
        <Link to="/audit" className={styles["place"]} data-here={path.startsWith("/audit") || undefined}>
          {words.shell.audit}
        </Link>
      )}
      {mayAdminister && (
        <Link to="/webhooks" className={styles["place"]} data-here={path.startsWith("/webhooks") || undefined}>
          {words.shell.webhooks}
        </Link>
      )}
    </nav>
  );
}

function CallersPlace({ isHere }: { readonly isHere: boolean }) {
  return (
    <Link to="/callers" className={styles["place"]} data-here={isHere || undefined}>
      {words.dashboard.nav}
    </Link>
  );
}

function NotificationsPlace({ isHere }: { readonly isHere: boolean }) {
  const unread = useQuery(latestNotificationsQuery).data?.unread ?? 0;
  const text = words.notifications;
  return (
    <Link to="/notifications" className={styles["place"]} data-here={isHere || undefined}>
      {text.nav}
      {unread > 0 && <small>{text.unreadCount(unread, MOST_UNREAD)}</small>}
    </Link>
  );
}

/** Approvals, for those who ask for them and those who give them, with how many wait for the reader. */
function ApprovalsPlace({ isHere }: { readonly isHere: boolean }) {
  const forMe = useApprovalsForMe();
  const mayPublish = usePermission("publish");
  const mayEdit = usePermission("edit");
  if (!mayPublish && !mayEdit) return null;
  return (
    <Link to="/approvals" className={styles["place"]} data-here={isHere || undefined}>
      {words.approvals.nav}
      {forMe !== null && forMe > 0 && <small>{forMe}</small>}
    </Link>
  );
}
