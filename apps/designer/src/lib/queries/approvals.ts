import type { ListedApproval } from "@tonegraph/api-contract";
import { infiniteQueryOptions, useQuery } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";

const firstPage: string | undefined = undefined;

/** Approvals by page, newest first: those that wait, or all. */
export function approvalPagesQuery(shown: "waiting" | "all") {
  return infiniteQueryOptions({
    queryKey: ["approvals", shown],
    queryFn: ({ pageParam, signal }) =>
      fetchApi("listApprovals", {
        query: { limit: 50, cursor: pageParam, ...(shown === "waiting" ? { state: shown } : {}) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How many approvals wait for whoever is signed in; null until it is known. */
export function useApprovalsForMe(): number | null {
  const waiting = useQuery({
    queryKey: ["approvals", "for me"],
    queryFn: ({ signal }) => fetchApi("listApprovals", { query: { state: "waiting", limit: 200 }, signal }),
  });
  return waiting.data === undefined ? null : waiting.data.items.filter(mayDecide).length;
}

function mayDecide(approval: ListedApproval): boolean {
  return approval.mayDecide;
}
