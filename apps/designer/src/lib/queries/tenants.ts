import { queryOptions } from "@tanstack/react-query";
import { fetchApi } from "../api/call-api.ts";
import { allPages } from "./all-pages.ts";

/** Every vendor account of the workspace. */
export const tenantsQuery = queryOptions({
  queryKey: ["tenants"],
  queryFn: ({ signal }) => allPages((cursor) => fetchApi("listTenants", { query: { cursor, limit: 200 }, signal })),
});
