import { Loader } from "@mantine/core";
import type { Deployment } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { TextButton } from "../../ui/TextButton.tsx";
import { blockAtFault } from "./block-at-fault.ts";
import { outcomeView, type DeploymentContext } from "./deployment-view.ts";
import styles from "./publish.module.css";

interface DeploymentOutcomeProps {
  readonly deployment: Deployment;
  readonly context: DeploymentContext;
  /** The flow that was published, and the way to one of its blocks; absent where none can be shown. */
  readonly drawn?: { readonly flow: Flow | null; readonly onShowBlock: (nodeId: string) => void };
}

/** How a deployment stands, and with what words the vendor refused it. Announced when it changes. */
export function DeploymentOutcome({ deployment, context, drawn }: DeploymentOutcomeProps) {
  const view = outcomeView(deployment, context);
  return (
    <div
      className={styles["outcome"]}
      data-tone={view.tone}
      data-testid="deployment-outcome"
      data-state={deployment.state}
      ref={bringIntoSight}
      role={view.tone === "error" ? "alert" : "status"}
    >
      {view.tone === "running" ? (
        <span className={styles["waiting"]}>
          <Loader size={16} />
          {view.title}
        </span>
      ) : (
        <>
          <b>{view.title}</b>
          {view.text}
          <Warnings warnings={deployment.warnings ?? []} />
          {view.vendorMessage !== null && (
            <blockquote>
              {words.publish.outcome.vendorSaid(vendorName(context.dialect))}: {view.vendorMessage}
            </blockquote>
          )}
          {drawn !== undefined && <BlockAtFault parts={deployment.error?.parts} {...drawn} />}
        </>
      )}
    </div>
  );
}

type BlockAtFaultProps = NonNullable<DeploymentOutcomeProps["drawn"]> & {
  readonly parts: readonly string[] | undefined;
};

function BlockAtFault({ parts, flow, onShowBlock }: BlockAtFaultProps) {
  const block = blockAtFault(flow, parts);
  if (block === null) return null;
  return (
    <span>
      {words.publish.outcome.about(block.label)}{" "}
      <TextButton onClick={() => onShowBlock(block.id)}>{words.publish.show(block.label)}</TextButton>
    </span>
  );
}

// It stands above the plan, which somebody may have read to its end.
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

/** What went wrong beside the flow, such as a webhook that was not registered. */
function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <div className={styles["warnings"]} data-testid="deployment-warnings">
      {words.publish.outcome.warnings}
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </div>
  );
}
