import type { Tenant } from "@tonegraph/api-contract";
import { descriptors, findDescriptor } from "@tonegraph/dialect-catalogue";
import { overridableLimits } from "@tonegraph/flow-validation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { flushSync } from "react-dom";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import {
  credentialFaults,
  credentialsOf,
  draftFaults,
  draftOf,
  hostsLeft,
  openFaults,
  newTenantBody,
  placeFaults,
  settingsOf,
  tenantEditBody,
  type FieldFaults,
  type TenantDraft,
  type TenantFormKind,
} from "./tenant-draft.ts";

interface TenantFormOptions {
  readonly kind: TenantFormKind;
  readonly tenant: Tenant | null;
  readonly onDone: (tenant: Tenant) => void;
}

/** The state of a tenant's form: what is typed, what is wrong with it, and sending it. */
export function useTenantForm({ kind, tenant, onDone }: TenantFormOptions) {
  const [draft, setDraft] = useState<TenantDraft>(() => draftOf(tenant, descriptors[0]?.id ?? ""));
  const [ownFaults, setOwnFaults] = useState<FieldFaults>({});
  const { asksCredentials, leaving, onRefused } = useCredentialsAsked({ kind, tenant, draft });
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (sent: TenantDraft) => sendTenant(sent, { kind, tenant, asksCredentials }),
    onError: onRefused,
    onSuccess: async (stored) => {
      await client.invalidateQueries({ queryKey: tenantsQuery.queryKey });
      onDone(stored);
    },
  });
  const problem = send.isError ? problemOf(send.error) : null;
  const placed =
    problem === null ? null : placeFaults(problem, shownPointers({ kind, asksCredentials }, draft.dialect));
  const refused = openFaults(placed?.fields ?? {}, send.variables ?? draft, draft);
  const faults: FieldFaults = { ...refused, ...ownFaults };
  return {
    draft,
    isSending: send.isPending,
    /** Whether the client's id and secret are part of what is sent. */
    asksCredentials,
    /** Where the present credentials were given for, when they have to be given again. */
    leaving,
    /** The answer of a server that did not take it; null as long as there is none. */
    refused: send.error,
    /** What the refusal says beyond the fields; null when the fields say it all. */
    refusal: problem === null || Object.keys(placed?.fields ?? {}).length > 0 ? null : problem,
    rest: placed?.rest ?? [],
    faultAt: (pointer: string) => faults[pointer],
    change: (changes: Partial<TenantDraft>) => {
      setDraft({ ...draft, ...changes });
      setOwnFaults({});
    },
    submit: () => {
      const found = { ...draftFaults(draft, kind), ...(asksCredentials ? credentialFaults(draft) : {}) };
      // The fields carry their faults at once, so that the first of them can have the focus.
      flushSync(() => setOwnFaults(found));
      if (Object.keys(found).length === 0) send.mutate(draft);
    },
  };
}

/** What {@link useTenantForm} gives. */
export type TenantFormState = ReturnType<typeof useTenantForm>;

/** Whether the form asks for credentials: an edit does where it leads to another host, or where the server says so. */
function useCredentialsAsked({
  kind,
  tenant,
  draft,
}: Omit<TenantFormOptions, "onDone"> & { readonly draft: TenantDraft }) {
  // A server that knows the tenant's addresses better than this page may want credentials that nobody was asked for here.
  const [isAsked, setIsAsked] = useState(false);
  const leaving = kind === "edit" ? hostsLeft(tenant, draft) : [];
  return {
    leaving,
    asksCredentials: kind !== "edit" || isAsked || leaving.length > 0,
    onRefused: (error: Error) => {
      if (problemOf(error).errors?.some(({ pointer }) => pointer === CREDENTIALS) === true) setIsAsked(true);
    },
  };
}

interface FormPart {
  readonly kind: TenantFormKind;
  readonly asksCredentials: boolean;
}

const CREDENTIALS = "/credentials";

async function sendTenant(
  draft: TenantDraft,
  { kind, tenant, asksCredentials }: FormPart & { readonly tenant: Tenant | null },
): Promise<Tenant> {
  if (tenant === null) return fetchApi("createTenant", { body: newTenantBody(draft) });
  const about = kind === "replace" ? {} : tenantEditBody(draft);
  const body = { ...about, ...(asksCredentials ? { credentials: credentialsOf(draft) } : {}) };
  return fetchApi("updateTenant", { params: { tenantId: tenant.id }, body });
}

function shownPointers({ kind, asksCredentials }: FormPart, dialect: string): ReadonlySet<string> {
  const settings = settingsOf(dialect).map((setting) => `/settings/${setting.name}`);
  const profile = findDescriptor(dialect)?.profile;
  const limits = profile ? overridableLimits(profile).map(({ name }) => `/settings/limits/${name}`) : [];
  const about = [
    "/name",
    "/baseUrl",
    "/authUrl",
    ...settings,
    ...limits,
    "/settings/limits",
    ...(kind === "connect" ? ["/dialect"] : []),
  ];
  const secret = ["clientId", "clientSecret", "scopes"].map((name) => `${CREDENTIALS}/${name}`);
  return new Set([...(kind === "replace" ? [] : about), ...(asksCredentials ? [...secret, CREDENTIALS] : [])]);
}
