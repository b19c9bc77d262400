import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useLocation, useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { fetchApi } from "../../lib/api/call-api.ts";
import { meQuery } from "../../lib/queries/me.ts";
import { pageAfterSignIn, signInToken } from "./sign-in-token.ts";

/** Signs in with the token of the page's address (taking it out of the address at once) or with one that is given. */
export function useSignIn(): UseMutationResult<unknown, Error, string> {
  const router = useRouter();
  const client = useQueryClient();
  const { back } = useSearch({ from: "/sign-in" });
  const { hash } = useLocation();
  const signIn = useMutation({
    mutationFn: (token: string) => fetchApi("signIn", { body: { token } }),
    onSuccess: async (me) => {
      client.clear();
      client.setQueryData(meQuery.queryKey, me);
      router.history.replace(pageAfterSignIn(back));
    },
  });
  const { mutate } = signIn;
  const taken = useRef<string | null>(null);
  useEffect(() => {
    // A token works once, but the effect runs again when the address loses it.
    const token = signInToken(`#${hash}`);
    if (token === null || token === taken.current) return;
    taken.current = token;
    router.history.replace(window.location.pathname + window.location.search);
    mutate(token);
  }, [hash, mutate, router]);
  return signIn;
}
