import type { WebhookDelivery } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { Pill, type Tone } from "../../ui/Pill.tsx";

const TONES: Readonly<Record<WebhookDelivery["state"], Tone>> = { pending: "warn", delivered: "ok", failed: "error" };

/** How far a delivery is. */
export function DeliveryPill({ state }: { readonly state: WebhookDelivery["state"] }) {
  return <Pill tone={TONES[state]}>{words.webhooks.delivery[state]}</Pill>;
}
