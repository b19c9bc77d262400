import { describe, expect, it } from "vitest";
import { guardPath, unguardPath } from "./guard-path.ts";
import { printVendorExpression, printVendorTemplate } from "./print-text.ts";
import { readVendorExpression, readVendorTemplate } from "./read-text.ts";

describe("expressions", () => {
  it.each([
    ["status >= 500", "{{status}} >= 500"],
    ["profile.id == 'a' && !vip", "{{profile.id}} == 'a' && !{{vip}}"],
    ["list[0].name", "{{list[0].name}}"],
    ["list[at].name", "{{list}}[{{at}}].name"],
    ["profile['two words']", "{{profile['two words']}}"],
    ["(a + 1).b", "({{a}} + 1).b"],
    ["formatPhoneNumber(digits) + now()", "formatPhoneNumber({{digits}}) + currentTimestamp()"],
    ["'{{ no }}'", "('{' + '{ no }' + '}')"],
    ["-1", "-1"],
  ])("%s is %s, and back", (ours, theirs) => {
    expect(printVendorExpression(ours)).toMatchObject({ text: theirs, faulty: false, missing: [] });
    expect(readVendorExpression(theirs)).toBe(ours);
  });

  it.each([
    ["{{http_status_code}}>=500", "http_status_code >= 500"],
    ["formatPhoneNumber('{{dtmf_input}}')", "formatPhoneNumber(dtmf_input)"],
    ["{{a == 1 ? 'x' : 'y'}} == 'x'", "(a == 1 ? 'x' : 'y') == 'x'"],
    ["'currentTimestamp()'", "'currentTimestamp()'"],
    ["decodeJwt('{{cached_token}}').exp", null],
    ["length({{a}}) > 1", null],
    ["{{a", null],
    ["", null],
  ])("%j of the vendor's reads as %j", (theirs, ours) => expect(readVendorExpression(theirs)).toBe(ours));

  it("says what the vendor has nothing for, and what cannot be read", () => {
    expect(printVendorExpression("length(a) > 1 && lower(b) == 'x'").missing).toEqual(["length", "lower"]);
    expect(printVendorExpression("a &&")).toMatchObject({ text: "a &&", faulty: true });
    expect(printVendorTemplate("Hi {{upper(a)}} {{b}}")).toMatchObject({ missing: ["upper"], variables: ["a", "b"] });
  });
});

describe("templates", () => {
  it.each([
    ["Hello {{name}}.", "Hello {{name}}."],
    ["{{now()}}", "{{currentTimestamp()}}"],
    ["{{tier == 'GOLD' ? 'HIGH' : 'LOW'}}", "{{tier == 'GOLD' ? 'HIGH' : 'LOW'}}"],
    ["{ } stay", "{ } stay"],
  ])("%s is %s, and back", (ours, theirs) => {
    expect(printVendorTemplate(ours).text).toBe(theirs);
    expect(readVendorTemplate(theirs)).toBe(ours);
  });

  it("leaves what it cannot read as it is", () => {
    for (const text of ["{{a", "{{decodeJwt(x)}} at {{currentTimestamp()}}"])
      expect(readVendorTemplate(text)).toBe(text);
  });
});

describe("guardPath", () => {
  it.each([
    ["$.data[0]", "$.data && $.data.length > 0 ? $.data[0] : null"],
    ["$.a[2].b[0].c", "$.a && $.a.length > 2 && $.a[2].b && $.a[2].b.length > 0 ? $.a[2].b[0].c : null"],
    ["$.data[-1]", "$.data && $.data.length > 0 ? $.data[-1] : null"],
    ["$['a[0]b'][1]", "$['a[0]b'] && $['a[0]b'].length > 1 ? $['a[0]b'][1] : null"],
    ["$['a ? $b'][0]", "$['a ? $b'] && $['a ? $b'].length > 0 ? $['a ? $b'][0] : null"],
    ["$.a[ 1 ]", "$.a && $.a.length > 1 ? $.a[ 1 ] : null"],
    ["$['[0]']", "$['[0]']"],
    ["$.data[*].id", "$.data[*].id"],
    ["$.status", "$.status"],
    ["$[", "$["],
  ])("%s is %s, and back", (path, guarded) => {
    expect(guardPath(path)).toBe(guarded);
    expect(unguardPath(guarded)).toBe(path);
  });

  it("leaves a guard that is not ours as it is", () => {
    const theirs = "$.a.length ? $.a[0] : null";
    expect(unguardPath(theirs)).toBe(theirs);
  });
});
