import { queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

/** Who is signed in; refused with `not-signed-in` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => fetchApi("getMe", { signal }),
  staleTime: 5 * 60_000,
});
