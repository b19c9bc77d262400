import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { sessionLost } from "../../lib/api/session-lost.ts";
import { meQuery } from "../../lib/queries/me.ts";

/** When the session ends while somebody works: to the sign-in page, with the way back in its address. */
export function useReturnToSignIn(): void {
  const router = useRouter();
  const client = useQueryClient();
  useEffect(
    () =>
      sessionLost.listen(() => {
        const { pathname, href } = router.state.location;
        if (pathname === "/sign-in") return;
        client.removeQueries({ queryKey: meQuery.queryKey });
        void router.navigate({ to: "/sign-in", search: { back: href } });
      }),
    [router, client],
  );
}
