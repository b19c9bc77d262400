import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { settingFault, tenantLimits, type TenantSetting } from "./tenant-setting.ts";

const about = { name: "it", label: "What it is", hint: "What it means.", required: false, placeholder: "" };
const url: TenantSetting = { ...about, kind: "url" };
const id: TenantSetting = { ...about, kind: "id" };
const perBlock: TenantSetting = { ...about, kind: "integer", min: 1, max: 5000, limit: "maxConnectionsPerNode" };

describe("settingFault", () => {
  it.each<[TenantSetting, Json]>([
    [url, "https://hooks.example.com/calls?tenant=a#b"],
    [url, " HTTPS://hooks.example.com:8443 "],
    [id, "camp_9x8y7z"],
    [perBlock, 20],
    [perBlock, " 5000 "],
    [{ ...about, kind: "hostPart" }, "a b"],
  ])("takes %j as %j", (setting, value) => {
    expect(settingFault(setting, value)).toBeNull();
  });

  it.each<[TenantSetting, Json, string]>([
    [url, "http://public.example.com/x", "beginning with https://"],
    [url, "not a url", "beginning with https://"],
    [url, "https://", "beginning with https://"],
    [url, "https://user:word@hooks.example.com", "without a user name or a password"],
    [url, "https://hooks.example.com/a b", "the whole address"],
    [url, 5, "the whole address"],
    [url, `https://hooks.example.com/${"a".repeat(2000)}`, "the whole address"],
    [id, "camp\nx", "no spaces, line breaks"],
    [id, "camp x", "no spaces"],
    [id, "camp\u200bx", "invisible"],
    [id, 7, "An id"],
    [perBlock, "many", "a whole number from 1 to 5,000"],
    [perBlock, 0, "a whole number from 1"],
    [perBlock, 1.5, "a whole number"],
    [perBlock, 5001, "to 5,000"],
    [perBlock, "-3", "a whole number"],
    [perBlock, true, "a whole number"],
  ])("refuses %j of %j, in words", (setting, value, words) => {
    const fault = settingFault(setting, value);
    expect(fault?.message).toContain(words);
    expect(fault?.message).toMatch(/^[AW].*\.$/);
  });
});

describe("tenantLimits", () => {
  it.each<[{ [name: string]: Json }, Json]>([
    [{}, {}],
    [{ it: "20" }, { maxConnectionsPerNode: 20 }],
    [{ it: "many", limits: null }, {}],
    [
      { limits: { maxOptions: 4 }, it: 12 },
      { maxConnectionsPerNode: 12, maxOptions: 4 },
    ],
    [{ limits: { maxConnectionsPerNode: 6 }, it: 12 }, { maxConnectionsPerNode: 6 }],
    [{ limits: [] }, {}],
  ])("makes of %j %j", (settings, limits) => {
    expect(tenantLimits(settings, [url, perBlock])).toEqual(limits);
  });
});
