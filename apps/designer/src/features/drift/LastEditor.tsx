import { useInfiniteQuery } from "@tanstack/react-query";
import { words } from "../../lib/messages/words.ts";
import { vendorLogQuery } from "../../lib/queries/vendor-log.ts";
import { When } from "../../lib/time/When.tsx";

/** Who changed the flow at the vendor last, where the vendor's log knows it; else nothing. */
export function LastEditor({ flowId, tenantId }: { readonly flowId: string; readonly tenantId: string }) {
  const edit = useInfiniteQuery(vendorLogQuery(flowId, tenantId)).data?.pages[0]?.lastEdit ?? null;
  if (edit === null) return null;
  return (
    <span data-testid="last-editor">
      {words.drift.log.lastEdit(edit.actor)} <When at={edit.at} />.{" "}
    </span>
  );
}
