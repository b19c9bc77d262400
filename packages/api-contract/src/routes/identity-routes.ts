import { z } from "zod";
import { meSchema, tokenSchema } from "../resources.ts";
import { ROLES } from "../roles.ts";
import type { RouteContract } from "./route-contract.ts";
import { listOf, page } from "./shared-parts.ts";

/** Who am I, sign in, sign out, API tokens. */
export const identityRoutes = {
  getMe: { method: "GET", path: "/me", permission: "signedIn", summary: "Who am I", responses: { 200: meSchema } },
  signIn: {
    method: "POST",
    path: "/session",
    permission: "public",
    summary: "Sign in with a one-time token",
    body: z.strictObject({ token: z.string().min(1).max(500) }),
    errors: ["invalid-sign-in-token"],
    responses: { 200: meSchema },
  },
  signOut: {
    method: "DELETE",
    path: "/session",
    permission: "signedIn",
    summary: "Sign out",
    responses: { 204: null },
  },
  listTokens: {
    method: "GET",
    path: "/tokens",
    permission: "administer",
    summary: "API tokens",
    query: z.object(page),
    responses: { 200: listOf(tokenSchema) },
  },
  createToken: {
    method: "POST",
    path: "/tokens",
    permission: "administer",
    summary: "Make an API token; the secret is shown once",
    body: z.strictObject({ name: z.string().min(1).max(100), role: z.enum(ROLES) }),
    responses: { 201: tokenSchema.extend({ token: z.string() }) },
  },
  deleteToken: {
    method: "DELETE",
    path: "/tokens/:tokenId",
    permission: "administer",
    summary: "Revoke an API token",
    responses: { 204: null },
  },
} as const satisfies Record<string, RouteContract>;
