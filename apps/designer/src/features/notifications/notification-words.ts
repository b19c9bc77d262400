import type { Notification } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import type { Tone } from "../../ui/Pill.tsx";

/** What a notification says. */
export interface NotificationWords {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

/** Says what happened, where, and what follows from it, in the reader's words. */
export function notificationWords(item: Notification): NotificationWords {
  const { said } = item;
  const own = ownWords(item);
  const text = said === null || item.kind === "guardAsks" ? own.text : `${own.text} ${said}`;
  return { ...own, text };
}

function ownWords(item: Notification): NotificationWords {
  const { kind, flowName, tenantName, said } = item;
  const version = item.version ?? 0;
  const text = words.notifications.kind;
  switch (kind) {
    case "driftFound":
      return driftWords(item);
    case "guardAsks": {
      const why = said === null ? "" : ` ${text[kind].refused(said)}`;
      return { tone: "warn", title: text[kind].title(flowName), text: text[kind].text(tenantName, version) + why };
    }
    case "guardTold":
      return { tone: "warn", title: text[kind].title(flowName), text: text[kind].text(tenantName, version) };
    case "guardRolledBack":
      return { tone: "error", title: text[kind].title(flowName, version), text: text[kind].text(tenantName) };
    case "approvalWanted":
      return {
        tone: "accent",
        title: text[kind].title(item.by ?? "", flowName, version),
        text: text[kind].text(tenantName),
      };
    case "approvalDecided":
      return decidedWords(item);
    case "scheduleMissed":
      return { tone: "error", title: text[kind].title(flowName, version), text: text[kind].text(tenantName) };
    case "deploymentEnded":
      return endedWords(item);
    case "requestsFail":
      return { tone: "error", title: text[kind].title(flowName), text: text[kind].text(tenantName, version) };
    case "rehearsalFailed":
      return { tone: "warn", title: text[kind].title(flowName, version), text: text[kind].text(tenantName) };
  }
}

function driftWords({ state, flowName, version, tenantName }: Notification): NotificationWords {
  const text = words.notifications.kind.driftFound;
  return state === "deleted"
    ? { tone: "error", title: text.deleted(flowName), text: text.deletedText(tenantName, version ?? 0) }
    : { tone: "warn", title: text.title(flowName), text: text.text(tenantName, version ?? 0) };
}

function decidedWords({ state, by, flowName, version, tenantName }: Notification): NotificationWords {
  const text = words.notifications.kind.approvalDecided;
  const isApproved = state === "approved";
  const title = isApproved ? text.approved : text.refused;
  return {
    tone: isApproved ? "ok" : "error",
    title: title(by ?? "", flowName, version ?? 0),
    text: text.text(tenantName),
  };
}

const ENDS = {
  live: "ok",
  failed: "error",
  rolledBack: "error",
  unknown: "error",
  superseded: "plain",
} as const satisfies Record<string, Tone>;

function isEnd(state: string | null): state is keyof typeof ENDS {
  return state !== null && state in ENDS;
}

function endedWords({ state, by, flowName, version, tenantName }: Notification): NotificationWords {
  const text = words.notifications.kind.deploymentEnded;
  // A state of a newer server: what nobody can tell is looked at.
  const end = isEnd(state) ? state : "unknown";
  return { tone: ENDS[end], title: text[end](flowName, version ?? 0), text: text.text(tenantName, by) };
}
