import { hasPermission, type Permission } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "./me.ts";

/** Whether whoever is signed in may do this. The BFF decides again; this only keeps screens honest. */
export function usePermission(permission: Permission): boolean {
  const me = useQuery(meQuery);
  return me.data !== undefined && hasPermission(me.data.roles, permission);
}
