import type { NodeOfKind, SimpleCommand } from "@tonegraph/flow-model";

type Fields = NonNullable<Extract<SimpleCommand, { type: "setNodeFields" }>["set"]>;

/** An address that a request asks: the field below its node, and the fields that give it another one. */
export interface RequestAddress {
  readonly field: "/url" | "/authentication/tokenUrl";
  readonly url: string;
  readonly set: (url: string) => Fields;
}

/** The address of a request, and that of its token where it fetches one. */
export function addressesOf({ url, authentication }: NodeOfKind<"httpRequest">): readonly RequestAddress[] {
  const own: RequestAddress = { field: "/url", url, set: (other) => ({ url: other }) };
  if (authentication?.kind !== "oauth2") return [own];
  const set = (tokenUrl: string): Fields => ({ authentication: { ...authentication, tokenUrl } });
  return [own, { field: "/authentication/tokenUrl", url: authentication.tokenUrl, set }];
}
