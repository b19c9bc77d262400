import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { nameFlowThere } from "./name-flow-there.ts";
import styles from "./publish.module.css";

interface LostFlowProps {
  readonly flowId: string;
  readonly tenantId: string;
  /** Called once the id is stored: what stands there can be read from then on. */
  readonly onNamed: () => void;
}

/** Where somebody says which flow at the vendor is this one, after the answer to its creation was lost. */
export function LostFlow({ flowId, tenantId, onNamed }: LostFlowProps) {
  const text = words.publish.outcome.lost;
  const [id, setId] = useState("");
  const mayName = usePermission("administer");
  const client = useQueryClient();
  const store = useMutation({
    mutationFn: () => nameFlowThere({ flowId, tenantId, externalId: id.trim() }),
    onError: (error) => notifyFailed(text.failed, error),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: tenantsQuery.queryKey });
      onNamed();
    },
  });
  if (!mayName) return <p>{text.role}</p>;
  return (
    <form
      className={styles["lost"]}
      onSubmit={(event) => {
        event.preventDefault();
        store.mutate();
      }}
    >
      <TextInput label={text.field} value={id} onChange={(event) => setId(event.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={id.trim() === ""} loading={store.isPending}>
        {text.submit}
      </Button>
    </form>
  );
}
