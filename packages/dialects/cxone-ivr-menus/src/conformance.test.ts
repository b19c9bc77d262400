import { customerSupportMenu, globalSupportMenu } from "@tonegraph/flow-model/testing";
import { conformanceChecks } from "@tonegraph/vendor-kit/testing";
import { describe, it } from "vitest";
import { createClient } from "./client/index.ts";
import { converter, NOT_SUPPORTED } from "./convert.ts";
import { descriptor } from "./index.ts";
import { sandbox } from "./sandbox/index.ts";

describe("cxone-ivr-menus, as every dialect must be", () => {
  const checks = conformanceChecks({
    descriptor,
    converter,
    createClient,
    sandbox,
    notSupported: NOT_SUPPORTED,
    flows: [customerSupportMenu(), globalSupportMenu()],
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes: descriptor.scopes },
    tokenPath: "/oauth2/token",
  });
  it.each(checks)("$name", ({ run }) => run());
});
