import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { driftQuery } from "../../lib/queries/drift.ts";
import { When } from "../../lib/time/When.tsx";
import { LastEditor } from "./LastEditor.tsx";
import styles from "./drift.module.css";

/** Says where somebody changed the flow beside us, with the way to look at it; nothing where nobody did. */
export function DriftBanner({ flowId }: { readonly flowId: string }) {
  const text = words.drift;
  const found = (useQuery(driftQuery(flowId)).data ?? []).filter(({ state }) => state === "drifted");
  return found.map(({ tenantId, tenantName, version, foundAt, liveHash, message }) => (
    <div key={tenantId} className={styles["banner"]} role="status" data-testid="drift-banner">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <span>
        {liveHash === "absent" && message !== "" ? "" : text.banner(tenantName, version)} {message}{" "}
        <LastEditor flowId={flowId} tenantId={tenantId} />
        {foundAt !== null && (
          <span className={styles["since"]}>
            {text.bannerSince} <When at={foundAt} />.
          </span>
        )}
      </span>
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link to="/flows/$flowId/drift" params={{ flowId }} search={{ tenantId }} {...props} />}
      >
        {text.look}
      </Button>
    </div>
  ));
}
