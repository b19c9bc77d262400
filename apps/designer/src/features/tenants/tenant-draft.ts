import { LONGEST_TENANT_NAME, type ProblemDetails, type Tenant } from "@tonegraph/api-contract";
import { findDescriptor, movedHostsOf, settingFault } from "@tonegraph/dialect-catalogue";
import type { Json } from "@tonegraph/flow-model";
import type { CallOptions } from "../../lib/api/route-types.ts";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";
import { limitsBody, limitsDraft, NO_LIMITS, type LimitsDraft } from "./limits-draft.ts";

/** What a person has typed into the form of a tenant; everything is text, empty where nothing was typed. */
export interface TenantDraft {
  readonly name: string;
  readonly dialect: string;
  readonly baseUrl: string;
  readonly authUrl: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Settings without a field, such as the ids of flows at the vendor: they stay as they are. */
  readonly keptSettings: Readonly<Record<string, Json>>;
  readonly limits: LimitsDraft;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}

/** Which part of a tenant a form is about. */
export type TenantFormKind = "connect" | "edit" | "replace";

/** Messages by JSON pointer into the request's body. */
export type FieldFaults = Readonly<Record<string, string>>;

/** The form as it opens: empty, or filled with what is known of a tenant (never its credentials). */
export function draftOf(tenant: Tenant | null, dialect: string): TenantDraft {
  const { limits, ...settings } = tenant?.settings ?? {};
  const typed = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === "object" ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  );
  const kept = Object.entries(settings).filter(([, value]) => typeof value === "object");
  return {
    name: tenant?.name ?? "",
    dialect: tenant?.dialect ?? dialect,
    baseUrl: tenant?.baseUrl ?? "",
    authUrl: tenant?.authUrl ?? "",
    settings: Object.fromEntries(typed),
    keptSettings: Object.fromEntries(kept),
    limits: limits === undefined ? NO_LIMITS : limitsDraft(limits),
    clientId: "",
    clientSecret: "",
    scopes: "",
  };
}

/** The hosts that a tenant's secret and tokens went to and would go to no more, as the form stands; none where it leads nowhere else. */
export function hostsLeft(tenant: Tenant | null, draft: TenantDraft): readonly string[] {
  if (tenant === null) return [];
  const parseUrl = (text: string) => (URL.canParse(text) ? new URL(text) : null);
  const moved = movedHostsOf(tenant.dialect, { former: tenant, next: tenantEditBody(draft) }, parseUrl);
  return [...new Set(moved.map(({ from }) => from))];
}

/** What is missing or misspelt, before anything is sent. */
export function draftFaults(draft: TenantDraft, kind: TenantFormKind): FieldFaults {
  const faults: Record<string, string> = {};
  const need = (pointer: string, value: string) => {
    if (value.trim() === "") faults[pointer] = words.tenants.form.required;
  };
  if (kind !== "replace") {
    need("/name", draft.name);
    const long = tooLong(draft.name.trim(), LONGEST_TENANT_NAME);
    if (long !== undefined) faults["/name"] = long;
    for (const setting of settingsOf(draft.dialect)) {
      const typed = (draft.settings[setting.name] ?? "").trim();
      if (setting.required) need(`/settings/${setting.name}`, typed);
      const wrong = typed === "" ? null : settingFault(setting, typed);
      if (wrong !== null) faults[`/settings/${setting.name}`] = wrong.message;
    }
    for (const field of ["baseUrl", "authUrl"] as const) {
      if (draft[field].trim() !== "" && !URL.canParse(draft[field].trim())) {
        faults[`/${field}`] = words.tenants.form.notAUrl;
      }
    }
  }
  return kind === "edit" ? faults : { ...faults, ...credentialFaults(draft) };
}

/** What of the credentials is missing. */
export function credentialFaults({ clientId, clientSecret }: TenantDraft): FieldFaults {
  const missing = Object.entries({ clientId, clientSecret }).filter(([, value]) => value.trim() === "");
  return Object.fromEntries(missing.map(([name]) => [`/credentials/${name}`, words.tenants.form.required]));
}

/** The body that connects a tenant. */
export function newTenantBody(draft: TenantDraft): CallOptions<"createTenant">["body"] {
  return {
    name: draft.name.trim(),
    dialect: draft.dialect,
    ...(draft.baseUrl.trim() === "" ? {} : { baseUrl: draft.baseUrl.trim() }),
    ...(draft.authUrl.trim() === "" ? {} : { authUrl: draft.authUrl.trim() }),
    settings: filledSettings(draft),
    credentials: credentialsOf(draft),
  };
}

/** The body that changes everything but the credentials; an address that was emptied goes back to the vendor's own. */
export function tenantEditBody(draft: TenantDraft) {
  return {
    name: draft.name.trim(),
    baseUrl: draft.baseUrl.trim() === "" ? null : draft.baseUrl.trim(),
    authUrl: draft.authUrl.trim() === "" ? null : draft.authUrl.trim(),
    settings: filledSettings(draft),
  };
}

/** The credentials as the API takes them. */
export function credentialsOf(draft: TenantDraft) {
  const scopes = draft.scopes.split(/[\s,]+/).filter((scope) => scope !== "");
  return {
    clientId: draft.clientId.trim(),
    clientSecret: draft.clientSecret,
    ...(scopes.length === 0 ? {} : { scopes }),
  };
}

/** Sorts a refusal's places into those that the form shows at a field and those that it has no field for. */
export function placeFaults(
  problem: ProblemDetails,
  shown: ReadonlySet<string>,
): { readonly fields: FieldFaults; readonly rest: readonly string[] } {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { pointer, message } of problem.errors ?? []) {
    const at = [...shown].find((candidate) => pointer === candidate || pointer.startsWith(`${candidate}/`));
    if (at === undefined) rest.push(pointer === "" ? message : `${pointer}: ${message}`);
    else fields[at] ??= message;
  }
  return { fields, rest };
}

/** Those of a refusal's faults whose fields still hold what was refused. */
export function openFaults(faults: FieldFaults, refused: TenantDraft, draft: TenantDraft): FieldFaults {
  const isOpen = ([pointer]: [string, string]): boolean => typedAt(refused, pointer) === typedAt(draft, pointer);
  return Object.fromEntries(Object.entries(faults).filter(isOpen));
}

function typedAt({ settings, limits, ...draft }: TenantDraft, pointer: string): unknown {
  const [part = "", name = ""] = pointer.split("/").slice(1);
  if (part === "settings") return name === "limits" ? limits : settings[name];
  // The credentials as a whole are shown at the first of their fields.
  const wanted = part === "credentials" ? name || "clientId" : part;
  return Object.entries(draft).find(([field]) => field === wanted)?.[1];
}

/** The settings that tenants of a dialect have. */
export function settingsOf(dialect: string) {
  return findDescriptor(dialect)?.settings ?? [];
}

function filledSettings({ dialect, settings, keptSettings, limits }: TenantDraft): Record<string, Json> {
  const filled = Object.entries(settings)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== "");
  const profile = findDescriptor(dialect)?.profile;
  const body = profile ? limitsBody(limits, profile) : null;
  return { ...keptSettings, ...Object.fromEntries(filled), ...(body === null ? {} : { limits: body }) };
}
