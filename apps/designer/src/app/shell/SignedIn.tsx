import { Outlet } from "@tanstack/react-router";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { useDeploymentNews } from "./use-deployment-news.ts";
import { useReturnToSignIn } from "./use-return-to-sign-in.ts";

/** What is alive on every page of somebody who is signed in: news of the workspace, the offline banner. */
export function SignedIn() {
  useReturnToSignIn();
  const live = useDeploymentNews();
  return (
    <>
      <ConnectionBanner live={live} />
      <Outlet />
    </>
  );
}
