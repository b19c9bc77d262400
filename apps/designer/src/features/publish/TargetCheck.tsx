import { Anchor } from "@mantine/core";
import type { Tenant } from "@tonegraph/api-contract";
import { Link } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { useNow } from "../../lib/time/use-now.ts";
import styles from "./publish.module.css";
import { targetCheck } from "./target-check.ts";

/** Warns before publishing to a tenant whose last check failed; publishing stays possible, it may have been mended. */
export function TargetCheck({ tenant }: { readonly tenant: Tenant }) {
  const warning = targetCheck(tenant, useNow(30_000));
  if (warning === null) return null;
  return (
    <div className={styles["targetCheck"]} role="status" data-testid="target-check-failed">
      <b>{warning.title}</b>
      {warning.text}{" "}
      <Anchor component={Link} to="/tenants" inherit>
        {words.publish.checkFailed.go}
      </Anchor>
    </div>
  );
}
