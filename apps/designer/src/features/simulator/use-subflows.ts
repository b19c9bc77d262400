import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { parseFlow, type Flow } from "@tonegraph/flow-model";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { Editor } from "../../document/editor.ts";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { loadSubflows, namedSubflows, type LoadedSubflows } from "./load-subflows.ts";

const NONE: LoadedSubflows = { flows: {}, missing: [] };

/** The flows that the draft's sub-flow blocks name, and those that these name, as they are stored; read again now and then. */
export function useSubflows(editor: Editor, take: (flows: LoadedSubflows["flows"]) => void): LoadedSubflows {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const named = useMemo(() => namedSubflows(flow).toSorted(), [flow]);
  const { data = NONE } = useQuery(subflowsQuery(named));
  const loaded = named.length === 0 ? NONE : data;
  const { flows } = loaded;
  useEffect(() => take(flows), [take, flows]);
  return loaded;
}

/** The flows behind the sub-flows with these ids, sorted; whoever asks for the same shares the answer. */
export function subflowsQuery(named: readonly string[]) {
  return queryOptions({
    queryKey: ["flows", "subflows", ...named],
    queryFn: ({ signal }) => loadSubflows(named, (flowId) => readFlow(flowId, signal)),
    enabled: named.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

async function readFlow(flowId: string, signal: AbortSignal): Promise<Flow | string> {
  try {
    const parsed = parseFlow(await fetchApi("getFlow", { params: { flowId }, signal }));
    return parsed.ok ? parsed.value : (parsed.error[0]?.message ?? "");
  } catch (error) {
    if (signal.aborted) throw error;
    return problemOf(error).detail;
  }
}
