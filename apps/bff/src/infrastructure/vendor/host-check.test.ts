import { describe, expect, it } from "vitest";
import { allowedHosts } from "./allowed-hosts.ts";
import type { ResolveAll } from "./guarded-lookup.ts";
import { checkTenantAddress } from "./host-check.ts";

const resolve: ResolveAll = (host, done) => {
  if (host === "public.example") done(null, [{ address: "93.184.215.14", family: 4 }]);
  else if (host === "private.example") done(null, [{ address: "192.168.1.1", family: 4 }]);
  else done(new Error("not found"), []);
};
const ALLOWED = allowedHosts({ configured: ["Vendor.Corp", "[::1]:9"], sandboxPort: 4401 });

describe("checkTenantAddress", () => {
  it.each([
    ["https://public.example/", true],
    ["https://unknown.example/", true],
    ["https://8.8.8.8/", true],
    ["http://127.0.0.1:4401/cxone-ivr-menus", true],
    ["http://localhost:4401/x", true],
    ["http://vendor.corp:8080/", true],
    ["http://[::1]:9/", true],
    ["https://private.example/", false],
    ["http://public.example/", false],
    ["http://127.0.0.1:4402/", false],
    ["https://[::1]:10/", false],
    ["https://user:secret@public.example/", false],
  ])("%s → %s", async (address, expected) => {
    const checked = await checkTenantAddress(address, ALLOWED, resolve);
    expect(checked.ok).toBe(expected);
    if (!checked.ok) expect(checked.error).not.toContain("secret");
  });
});
