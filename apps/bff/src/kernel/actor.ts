import type { Role } from "@tonegraph/api-contract";

/** Who acts: a person with a session or an API token, always inside one workspace. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly via: "session" | "token";
  readonly workspaceId: string;
}
