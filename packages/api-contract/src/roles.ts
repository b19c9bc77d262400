/** The roles a person or an API token can have. */
export const ROLES = ["viewer", "designer", "publisher", "auditor", "admin"] as const;
/** A role. */
export type Role = (typeof ROLES)[number];

/** What a route may require. `signedIn` is any role at all; `public` needs no session. */
export type Permission = "public" | "signedIn" | "read" | "edit" | "publish" | "audit" | "administer";

const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ["public", "signedIn", "read"],
  designer: ["public", "signedIn", "read", "edit"],
  publisher: ["public", "signedIn", "read", "publish"],
  auditor: ["public", "signedIn", "read", "audit"],
  admin: ["public", "signedIn", "read", "edit", "publish", "audit", "administer"],
};

/** Whether any of these roles carries the permission. */
export function hasPermission(roles: readonly Role[], permission: Permission): boolean {
  return permission === "public" || roles.some((role) => PERMISSIONS_OF[role].includes(permission));
}
