import type { Webhook } from "@tonegraph/api-contract";

/** What every dialog about one endpoint is given. */
export interface WebhookDialogProps {
  readonly webhook: Webhook;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** When it has gone from the screen. */
  readonly onClosed: () => void;
}
