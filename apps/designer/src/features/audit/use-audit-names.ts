import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { auditPagesQuery } from "../../lib/queries/audit.ts";
import { flowSearchQuery } from "../../lib/queries/flows.ts";
import { auditFilters } from "./audit-filters.ts";
import type { AuditSearch } from "./audit-search.ts";
import type { Named } from "./name-options.ts";

interface AuditNames {
  readonly flows: readonly Named[];
  readonly people: readonly Named[];
}

/** The names behind the ids of the log: of the entries that are shown, of the newest ones, and of flows as typed. */
export function useAuditNames(search: AuditSearch, typedFlow: string): AuditNames {
  const [typed] = useDebouncedValue(typedFlow.trim(), 150);
  const found = useQuery({ ...flowSearchQuery(typed), placeholderData: keepPreviousData });
  const shown = useInfiniteQuery(auditPagesQuery(auditFilters(search)));
  const newest = useInfiniteQuery(auditPagesQuery(auditFilters({})));
  const entries = [...(newest.data?.pages ?? []), ...(shown.data?.pages ?? [])].flatMap((page) => page.items);
  const inLog = entries.flatMap(({ flowId, flowName }) =>
    flowId === null || flowName === undefined ? [] : [{ id: flowId, name: flowName }],
  );
  return {
    flows: [...inLog, ...(found.data?.items ?? []).map(({ id, name }) => ({ id, name }))],
    people: entries.map(({ actor, actorName }) => ({ id: actor, name: actorName ?? actor })),
  };
}
