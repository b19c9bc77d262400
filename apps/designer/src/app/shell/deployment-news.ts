import type { Deployment } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";

/** What a notification about the end of a deployment says. */
export interface DeploymentNews {
  readonly tone: "ok" | "warn" | "error";
  readonly title: string;
  readonly text: string;
}

/** The names that a notification needs. */
export interface DeploymentNames {
  readonly flow: string;
  readonly tenant: string;
}

/** What to tell people who were not watching; null while the deployment is still running. */
export function deploymentNews(deployment: Deployment, names: DeploymentNames): DeploymentNews | null {
  const { deployed } = words.shell;
  const { version } = deployment;
  const reason = deployment.error === undefined ? "" : `${deployment.error.message} `;
  switch (deployment.state) {
    case "live":
      return {
        tone: "ok",
        title: deployed.live(names.flow, version, names.tenant),
        text: deployed.by(deployment.createdBy),
      };
    case "failed":
      return {
        tone: "error",
        title: deployed.failed(names.flow, version, names.tenant),
        text: `${reason}${deployment.error?.leftBehind === undefined ? deployed.failedText : ""}`.trimEnd(),
      };
    case "rolledBack":
      return {
        tone: "error",
        title: deployed.rolledBack(names.flow, version, names.tenant),
        text: reason + deployed.rolledBackText,
      };
    case "unknown":
      if (deployment.error?.code === "creation-lost")
        return { tone: "error", title: deployed.lost(names.flow, names.tenant), text: reason.trimEnd() };
      return { tone: "error", title: deployed.unknown(names.flow, names.tenant), text: reason + deployed.unknownText };
    case "cancelled":
      return {
        tone: "warn",
        title: deployed.cancelled(names.flow, version, names.tenant),
        text: reason + deployed.by(deployment.createdBy),
      };
    case "superseded":
      return {
        tone: "warn",
        title: deployed.superseded(names.flow, version, names.tenant),
        text: reason + deployed.by(deployment.createdBy),
      };
    default:
      return null;
  }
}
