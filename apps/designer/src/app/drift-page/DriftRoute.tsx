import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { DriftPage } from "../../features/drift/DriftPage.tsx";
import { compareFlows } from "../../features/versions/compare-flows.ts";
import { CompareMap } from "../../features/versions/CompareMap.tsx";

const FROM = "/signed-in/frame/flows/$flowId/drift";

/** What somebody changed at the vendor, drawn as versions are compared: both are features of their own. */
export function DriftRoute() {
  const { flowId } = useParams({ from: FROM });
  const { tenantId } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/flows/$flowId/drift" });
  return (
    <DriftPage
      key={flowId}
      flowId={flowId}
      tenantId={tenantId}
      onTenant={(chosen) => void navigate({ search: { tenantId: chosen }, replace: true })}
      draw={({ from, to, changes }, label) => <CompareMap compared={compareFlows(from, to, changes)} label={label} />}
    />
  );
}
