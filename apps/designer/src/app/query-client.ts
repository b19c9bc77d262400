import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../lib/api/api-failure.ts";

/** The one cache of server data. Refusals are not repeated: asking again would get the same answer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiError) || error.failure.kind === "unreachable"),
      retryDelay: (attempt) => 400 * 2 ** attempt,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
