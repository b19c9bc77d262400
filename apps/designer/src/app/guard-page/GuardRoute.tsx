import { useParams } from "@tanstack/react-router";
import { GuardPage } from "../../features/guard/GuardPage.tsx";
import { QueueRules } from "../../features/queue-rule/QueueRules.tsx";

/** What watches over a flow by itself: the guard, and the rules that follow its queues. */
export function GuardRoute() {
  const { flowId } = useParams({ from: "/signed-in/frame/flows/$flowId/guard" });
  return <GuardPage beside={<QueueRules flowId={flowId} />} />;
}
