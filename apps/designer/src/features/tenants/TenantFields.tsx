import { Select, TextInput } from "@mantine/core";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { nodeKindEntry } from "../../document/node-catalogue.ts";
import { TargetFacts } from "../../lib/dialects/TargetFacts.tsx";
import { dialectTargets } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import styles from "./Tenants.module.css";
import { NO_LIMITS } from "./limits-draft.ts";
import { settingsOf } from "./tenant-draft.ts";
import type { TenantFormState } from "./use-tenant-form.ts";

/** Name, vendor, the dialect's own settings, and addresses that differ from the vendor's. */
export function AboutFields({ form, isNew }: { readonly form: TenantFormState; readonly isNew: boolean }) {
  const text = words.tenants.form;
  const { draft, change, faultAt } = form;
  const urls = defaultUrls(draft.dialect, draft.settings);
  return (
    <>
      <TextInput
        data-autofocus
        label={text.name}
        description={text.nameHint}
        placeholder={text.namePlaceholder}
        value={draft.name}
        error={faultAt("/name")}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {isNew && (
        <Select
          label={text.dialect}
          data={dialectTargets()}
          value={draft.dialect}
          error={faultAt("/dialect")}
          allowDeselect={false}
          onChange={(dialect) => dialect !== null && change({ dialect, settings: {}, limits: NO_LIMITS })}
        />
      )}
      {isNew && <TargetFacts dialect={draft.dialect} kindTitle={(kind) => nodeKindEntry(kind).title} />}
      {settingsOf(draft.dialect).map((setting) => (
        <TextInput
          key={setting.name}
          label={setting.required ? setting.label : `${setting.label}, ${text.optional}`}
          description={setting.hint}
          placeholder={setting.placeholder}
          value={draft.settings[setting.name] ?? ""}
          error={faultAt(`/settings/${setting.name}`)}
          {...KEYBOARDS[setting.kind]}
          onChange={(event) => change({ settings: { ...draft.settings, [setting.name]: event.currentTarget.value } })}
        />
      ))}
      <div className={styles["pair"]}>
        <TextInput
          label={`${text.baseUrl}, ${text.optional}`}
          description={text.urlHint}
          placeholder={urls.baseUrl}
          value={draft.baseUrl}
          error={faultAt("/baseUrl")}
          onChange={(event) => change({ baseUrl: event.currentTarget.value })}
        />
        <TextInput
          label={`${text.authUrl}, ${text.optional}`}
          description={text.urlHint}
          placeholder={urls.authUrl}
          value={draft.authUrl}
          error={faultAt("/authUrl")}
          onChange={(event) => change({ authUrl: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

/** Client id, secret and scopes; typed in, sent once, never shown again. */
export function CredentialFields({ form }: { readonly form: TenantFormState }) {
  const text = words.tenants.form;
  const { draft, change, faultAt } = form;
  const needed = findDescriptor(draft.dialect)?.scopes ?? [];
  return (
    <>
      <div className={styles["pair"]}>
        <TextInput
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          label={text.clientId}
          value={draft.clientId}
          error={faultAt("/credentials/clientId") ?? faultAt("/credentials")}
          onChange={(event) => change({ clientId: event.currentTarget.value })}
        />
        <TextInput
          type="password"
          autoComplete="new-password"
          label={text.clientSecret}
          value={draft.clientSecret}
          error={faultAt("/credentials/clientSecret")}
          onChange={(event) => change({ clientSecret: event.currentTarget.value })}
        />
      </div>
      <small className={styles["dialect"]}>{text.secretHint}</small>
      <TextInput
        label={`${text.scopes}, ${text.optional}`}
        description={needed.length === 0 ? text.scopesHint : `${text.scopesHint} ${text.scopesNeeded(needed)}`}
        value={draft.scopes}
        error={faultAt("/credentials/scopes")}
        onChange={(event) => change({ scopes: event.currentTarget.value })}
      />
    </>
  );
}

// The settings may be half typed; a dialect that cannot make addresses of them gives no hint.
function defaultUrls(dialect: string, settings: Readonly<Record<string, string>>) {
  try {
    return findDescriptor(dialect)?.defaultUrls(settings) ?? NO_URLS;
  } catch {
    return NO_URLS;
  }
}

// What a phone's keyboard offers; what is typed is checked as text, with words of its own.
const KEYBOARDS = {
  integer: { inputMode: "numeric" },
  url: { inputMode: "url", spellCheck: false },
  id: { spellCheck: false },
  hostPart: { spellCheck: false },
} as const;

const NO_URLS = { baseUrl: "https://…", authUrl: "https://…" };
