import { findProfile, findTarget, limitsOf, profiles } from "@tonegraph/dialect-catalogue";
import { ok, type Flow, type Json, type Problem, type Result } from "@tonegraph/flow-model";
import type { JudgedIgnored } from "@tonegraph/flow-validation";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import { readFlowDocument } from "../../../kernel/flow-document.ts";
import type { ConversionDependencies } from "../ports.ts";
import { subflowDrafts } from "../subflow-drafts.ts";

export interface ValidateRequest {
  readonly workspaceId: string;
  readonly flow: unknown;
  readonly profile: string | undefined;
  /** A tenant whose own limits apply. */
  readonly tenantId: string | undefined;
}

export interface Validation {
  /** Without those that the flow ignores. */
  readonly problems: readonly Problem[];
  readonly ignored: readonly JudgedIgnored[];
  readonly stats: Readonly<Record<string, number>>;
}

/**
 * All problems of a document under a profile (the tenant's, else its own when none is named), with the workspace's drafts
 * behind its sub-flows; stores nothing.
 */
export async function validateDocument(
  { workspaceId, flow: document, profile: named, tenantId }: ValidateRequest,
  { drafts, accounts, work }: ConversionDependencies,
): Promise<Result<Validation, ApiFault>> {
  const parsed = readFlowDocument(document, "/flow");
  if (!parsed.ok) return parsed;
  const flow = parsed.value;
  const rules =
    tenantId === undefined ? ok(profileFor(flow, named)) : await rulesOf({ workspaceId, tenantId }, accounts);
  if (!rules.ok) return rules;
  const { profile, limits } = rules.value;
  if (named !== undefined && named !== profile) return wrongProfile(named, profile);
  if (!findProfile(profile)) return unknownProfile(profile, named === undefined ? "/flow/profile" : "/profile");
  const subflows = await subflowDrafts(workspaceId, flow, drafts);
  const judged = await work.judge({ flow, profile, limits, subflows });
  if (!judged.ok) return judged;
  const { shown: problems, ignored } = judged.value;
  return ok({ problems, ignored, stats: statsOf(flow, problems, ignored) });
}

interface Rules {
  readonly profile: string;
  readonly limits: Json;
}

function profileFor(flow: Flow, named: string | undefined): Rules {
  return { profile: named ?? flow.profile, limits: {} };
}

async function rulesOf(
  place: { readonly workspaceId: string; readonly tenantId: string },
  accounts: ConversionDependencies["accounts"],
): Promise<Result<Rules, ApiFault>> {
  const account = await accounts.find(place);
  const target = account === null ? undefined : findTarget(account.dialect);
  if (account === null || target === undefined) {
    return fault("invalid-parameter", "There is no tenant with this id.", {
      errors: [{ pointer: "/tenantId", code: "unknown-tenant", message: "This tenant is not known." }],
    });
  }
  return ok({ profile: target.profile.id, limits: limitsOf(account.dialect, account.settings) });
}

function wrongProfile(named: string, profile: string): ReturnType<typeof fault> {
  const message = `This tenant is checked by the profile "${profile}". Leave the profile away, or the tenant.`;
  return fault("invalid-parameter", `${message} Sent was "${named.slice(0, 64)}".`, {
    errors: [{ pointer: "/profile", code: "other-profile", message }],
  });
}

function unknownProfile(profile: string, pointer: string): ReturnType<typeof fault> {
  const known = profiles.map(({ id }) => id).join(", ");
  return fault("invalid-parameter", `There is no profile "${profile.slice(0, 64)}"; known are: ${known}.`, {
    errors: [{ pointer, code: "unknown-profile", message: "This profile is not known." }],
  });
}

function statsOf(flow: Flow, problems: readonly Problem[], ignored: readonly JudgedIgnored[]): Validation["stats"] {
  const count = (severity: Problem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  return {
    nodes: Object.keys(flow.nodes).length,
    connections: Object.keys(flow.connections).length,
    prompts: Object.keys(flow.prompts).length,
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    ignored: ignored.reduce((sum, { problems: hidden }) => sum + hidden.length, 0),
  };
}
