import { z } from "zod";
import {
  driftFindingSchema,
  keptDraftSchema,
  mergeRequestSchema,
  rehearsalSchema,
  replacedDraftSchema,
  threeWaySchema,
} from "../drift-resources.ts";
import { flowSchema } from "@tonegraph/flow-model";
import { versionSummarySchema } from "../resources.ts";
import type { RouteContract } from "./route-contract.ts";

/** The longest name of a version, in characters. */
export const LONGEST_VERSION_NAME = 100;

const versionParams = z.object({ flowId: z.string(), number: z.coerce.number().int().min(1).max(2_147_483_647) });
const onTenant = z.strictObject({ tenantId: z.string() });

/** Drift and merging it, kept drafts, names of versions, rehearsals. */
export const driftRoutes = {
  listAllDrift: {
    method: "GET",
    path: "/drift",
    permission: "read",
    summary: "Every flow that somebody changed at the vendor, as the background comparison saw it last",
    responses: { 200: z.object({ items: z.array(driftFindingSchema) }) },
  },
  listDrift: {
    method: "GET",
    path: "/flows/:flowId/drift",
    permission: "read",
    summary: "Whether what is live is what we published, per tenant, as the background comparison saw it last",
    responses: { 200: z.object({ items: z.array(driftFindingSchema) }) },
  },
  checkDrift: {
    method: "POST",
    path: "/flows/:flowId/drift/check",
    permission: "read",
    summary: "Compare with the vendor now",
    body: onTenant,
    errors: ["deployment-in-progress"],
    responses: { 200: driftFindingSchema },
  },
  threeWay: {
    method: "GET",
    path: "/flows/:flowId/drift/merge",
    permission: "read",
    summary: "What we published, what the vendor holds and the draft, with what can be merged",
    query: z.object({ tenantId: z.string() }),
    errors: ["vendor-failed", "deployment-in-progress"],
    responses: { 200: threeWaySchema },
  },
  mergeDrift: {
    method: "POST",
    path: "/flows/:flowId/drift/merge",
    permission: "edit",
    summary: "Bring the vendor's changes into the draft as one revision; the former draft is kept",
    headers: ["if-match"],
    body: mergeRequestSchema,
    errors: ["vendor-failed", "deployment-in-progress", "drifted", "nothing-changed", "cannot-merge"],
    responses: { 200: replacedDraftSchema },
  },
  listKeptDrafts: {
    method: "GET",
    path: "/flows/:flowId/kept-drafts",
    permission: "read",
    summary: "Drafts that were replaced, newest first; each is kept for 90 days",
    responses: { 200: z.object({ items: z.array(keptDraftSchema) }) },
  },
  getKeptDraft: {
    method: "GET",
    path: "/flows/:flowId/kept-drafts/:keptDraftId",
    permission: "read",
    summary: "One kept draft with its document",
    responses: { 200: keptDraftSchema.extend({ flow: flowSchema }) },
  },
  restoreKeptDraft: {
    method: "POST",
    path: "/flows/:flowId/kept-drafts/:keptDraftId/restore",
    permission: "edit",
    summary: "Make a kept draft the draft again; the present one is kept in its turn",
    headers: ["if-match"],
    responses: { 200: replacedDraftSchema },
  },
  restoreVersion: {
    method: "POST",
    path: "/flows/:flowId/versions/:number/restore",
    params: versionParams,
    permission: "edit",
    summary: "Make a version the draft; the present draft is kept",
    headers: ["if-match"],
    responses: { 200: replacedDraftSchema },
  },
  nameVersion: {
    method: "PATCH",
    path: "/flows/:flowId/versions/:number",
    params: versionParams,
    permission: "edit",
    summary: "Give a version a name, or take it away with an empty one; the version itself never changes",
    body: z.strictObject({ name: z.string().trim().max(LONGEST_VERSION_NAME) }),
    responses: { 200: versionSummarySchema },
  },
  listRehearsals: {
    method: "GET",
    path: "/flows/:flowId/rehearsals",
    permission: "read",
    summary: "Whether one click could bring the former version back, per tenant, and how long that takes",
    responses: { 200: z.object({ items: z.array(rehearsalSchema) }) },
  },
  rehearse: {
    method: "POST",
    path: "/flows/:flowId/rehearsals",
    permission: "read",
    summary: "Rehearse a roll back now; changes nothing at the vendor",
    body: onTenant,
    responses: { 200: rehearsalSchema },
  },
} as const satisfies Record<string, RouteContract>;
