import { Outlet } from "@tanstack/react-router";
import { SessionEndedDialog } from "../../features/sign-in/SessionEndedDialog.tsx";
import { useNotificationNews } from "../../features/notifications/use-notification-news.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { useDeploymentNews } from "./use-deployment-news.ts";
import { useEndedSession } from "./use-ended-session.ts";

/** What is alive on every page of somebody who is signed in: news of the workspace, the offline banner, the session. */
export function SignedIn() {
  const session = useEndedSession();
  const live = useDeploymentNews();
  useNotificationNews();
  return (
    <>
      <ConnectionBanner live={live} />
      <Outlet />
      <SessionEndedDialog opened={session.asks} onSignedIn={session.signedIn} />
    </>
  );
}
