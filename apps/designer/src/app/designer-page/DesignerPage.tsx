import "@xyflow/react/dist/base.css";
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { Notice } from "../../ui/Notice.tsx";
import { problemOf } from "../../lib/api/api-failure.ts";
import { DesignerScreen } from "./DesignerScreen.tsx";
import { designerWords } from "./designer-words.ts";
import classes from "./designer.module.css";
import { useOpenFlow } from "./use-open-flow.ts";

/** The designer of one flow, from its address. */
export function DesignerPage() {
  const { flowId } = useParams({ from: "/signed-in/flows/$flowId" });
  return <OpenFlow key={flowId} flowId={flowId} />;
}

function OpenFlow({ flowId }: { readonly flowId: string }) {
  const opened = useOpenFlow(flowId);
  if (opened.state === "open") return <DesignerScreen editor={opened.editor} flowId={flowId} />;
  if (opened.state === "opening") {
    return (
      <main className={classes["waiting"]} aria-busy="true">
        {designerWords.opening}
      </main>
    );
  }
  const problem = problemOf(opened.error);
  return (
    <main className={classes["waiting"]}>
      <Notice
        tone="error"
        level={1}
        title={problem.status === 404 ? designerWords.missing : designerWords.openFailed}
        text={problem.detail}
        fine={problem.requestId}
        actions={
          <>
            <Button onClick={opened.retry}>{designerWords.retryOpen}</Button>
            <Button variant="default" component={Link} to="/">
              {designerWords.backToFlows}
            </Button>
          </>
        }
      />
    </main>
  );
}
