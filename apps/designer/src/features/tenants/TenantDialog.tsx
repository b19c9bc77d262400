import { Button, Modal } from "@mantine/core";
import type { Tenant } from "@tonegraph/api-contract";
import type { FormEvent } from "react";
import { words } from "../../lib/messages/words.ts";
import { notifyDone } from "../../lib/notify.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { firstFault, useFaultFocus } from "../../ui/use-fault-focus.ts";
import { AboutFields, CredentialFields } from "./TenantFields.tsx";
import { TenantLimits } from "./TenantLimits.tsx";
import { TenantPublishing } from "./TenantPublishing.tsx";
import styles from "./Tenants.module.css";
import type { TenantFormKind } from "./tenant-draft.ts";
import { useCheckTenant } from "./use-check-tenant.ts";
import { useTenantForm } from "./use-tenant-form.ts";

interface TenantDialogProps {
  readonly kind: TenantFormKind;
  /** The tenant to change; null connects a new one. */
  readonly tenant: Tenant | null;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** When it has gone from the screen; takes over from giving the focus back to what had it. */
  readonly onClosed?: () => void;
}

/** Connects a tenant, edits it, or replaces its credentials. */
export function TenantDialog({ kind, tenant, opened, onClose, onClosed }: TenantDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={titleOf(kind, tenant)}
      size={520}
      centered
      returnFocus={onClosed === undefined}
      onExitTransitionEnd={() => onClosed?.()}
    >
      <TenantForm kind={kind} tenant={tenant} onClose={onClose} />
    </Modal>
  );
}

function TenantForm({ kind, tenant, onClose }: Omit<TenantDialogProps, "opened" | "onClosed">) {
  const text = words.tenants.form;
  const check = useCheckTenant();
  const form = useTenantForm({
    kind,
    tenant,
    onDone: (stored) => {
      onClose();
      notifyDone(text.done[kind](stored.name));
      check.mutate(stored);
    },
  });
  const ref = useFaultFocus(form.refused);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.submit();
    firstFault(event.currentTarget)?.focus();
  };
  return (
    <form ref={ref} className={styles["form"]} onSubmit={submit} noValidate autoComplete="off">
      {form.refusal !== null && (
        <Refusal
          title={kind === "connect" ? text.connectFailed : text.saveFailed}
          text={[form.refusal.detail, ...form.rest].join(" ")}
          testId="tenant-refused"
        />
      )}
      {kind !== "replace" && <AboutFields form={form} isNew={tenant === null} />}
      {form.leaving.length > 0 && <div role="status">{text.movedHint(form.leaving)}</div>}
      {kind === "replace" && <div>{text.replaceHint}</div>}
      {form.asksCredentials && <CredentialFields form={form} />}
      {kind === "edit" && <TenantLimits form={form} />}
      {kind === "edit" && <TenantPublishing form={form} />}
      <div className={styles["footer"]}>
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button type="submit" loading={form.isSending}>
          {kind === "connect" ? text.connect : kind === "edit" ? text.save : text.replace}
        </Button>
      </div>
    </form>
  );
}

function titleOf(kind: TenantFormKind, tenant: Tenant | null): string {
  const text = words.tenants.form;
  if (kind === "connect" || tenant === null) return text.connectTitle;
  return kind === "edit" ? text.editTitle(tenant.name) : text.replaceTitle(tenant.name);
}
