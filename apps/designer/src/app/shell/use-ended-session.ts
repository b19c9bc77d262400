import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { sessionLost, sessionRestored } from "../../lib/api/session-lost.ts";
import { meQuery } from "../../lib/queries/me.ts";
import { holdsUnsavedWork } from "./unsaved-page.ts";

interface EndedSession {
  /** Whether somebody has to sign in again without leaving the page. */
  readonly asks: boolean;
  readonly signedIn: () => void;
}

/**
 * When the session ends while somebody works. Where a flow is open the page stays, because it may hold what is not saved
 * yet; from everywhere else it leads to the sign-in page, with the way back in its address.
 */
export function useEndedSession(): EndedSession {
  const router = useRouter();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  useEffect(
    () =>
      sessionLost.listen(() => {
        const { pathname, href } = router.state.location;
        if (pathname === "/sign-in") return;
        if (holdsUnsavedWork(pathname)) return setAsks(true);
        client.removeQueries({ queryKey: meQuery.queryKey });
        void router.navigate({ to: "/sign-in", search: { back: href } });
      }),
    [router, client],
  );
  const signedIn = (): void => {
    setAsks(false);
    sessionRestored.announce();
  };
  return { asks, signedIn };
}
