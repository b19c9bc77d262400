import { ActionIcon, Loader } from "@mantine/core";
import type { AuditVerification } from "@tonegraph/api-contract";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { auditChainQuery } from "../../lib/queries/audit.ts";
import { Pill } from "../../ui/Pill.tsx";
import styles from "./audit.module.css";

/** Whether the log's chain is whole, as the server found it when the screen was opened. */
export function ChainBadge() {
  const text = words.audit.chain;
  const chain = useQuery(auditChainQuery);
  return (
    <span className={styles["chain"]} role="status" data-testid="audit-chain">
      {chain.isFetching ? (
        <Pill tone="plain">
          <Loader size={10} color="gray" /> {text.checking}
        </Pill>
      ) : (
        <Verdict data={chain.data} error={chain.error} />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={text.again}
        title={text.again}
        disabled={chain.isFetching}
        onClick={() => void chain.refetch()}
      >
        <IconRefresh size={15} aria-hidden="true" />
      </ActionIcon>
    </span>
  );
}

interface VerdictProps {
  readonly data: AuditVerification | undefined;
  readonly error: Error | null;
}

function Verdict({ data, error }: VerdictProps) {
  const text = words.audit.chain;
  if (error !== null || data === undefined) {
    return (
      <Pill tone="warn" title={error === null ? undefined : problemOf(error).detail}>
        {text.failed}
      </Pill>
    );
  }
  if (data.ok) {
    return (
      <Pill tone="ok" dot title={text.wholeHint(data.head)}>
        {text.whole(data.entries)}
      </Pill>
    );
  }
  return (
    <Pill tone="error" dot title={text.brokenHint}>
      {text.broken(data.firstBroken ?? data.entries + 1)}
    </Pill>
  );
}
