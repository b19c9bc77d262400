// The linter could pass because it resolves nothing: so one forbidden import per policy is planted in a copy, and
// each must be reported; the allowed neighbours beside them must not.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLintSandbox, type LintSandbox } from "./lint-sandbox.ts";

const FORBIDDEN: readonly (readonly [from: string, imports: string])[] = [
  ["packages/flow-model/src", "@tonegraph/flow-validation"],
  ["packages/flow-model/src", "@tonegraph/vendor-kit"],
  ["packages/expressions/src", "@tonegraph/flow-validation"],
  ["packages/expressions/src", "@tonegraph/caller-time"],
  ["packages/caller-time/src", "@tonegraph/flow-validation"],
  ["packages/flow-validation/src", "@tonegraph/vendor-kit"],
  ["packages/flow-validation/src", "@tonegraph/api-contract"],
  ["packages/vendor-kit/src", "@tonegraph/dialect-catalogue"],
  ["packages/vendor-kit/src", "@tonegraph/dialect-cxone-ivr-menus"],
  ["packages/dialects/cxone-ivr-menus/src", "@tonegraph/dialect-template"],
  ["packages/dialects/cxone-ivr-menus/src", "@tonegraph/dialect-catalogue"],
  ["packages/dialects/cxone-ivr-menus/src", "@tonegraph/api-contract"],
  ["packages/dialect-catalogue/src", "@tonegraph/api-contract"],
  ["packages/api-contract/src", "@tonegraph/dialect-catalogue/client"],
  ["apps/designer/src/app", "@tonegraph/dialect-catalogue/client"],
  ["apps/designer/src/app", "@tonegraph/dialect-catalogue/sandbox"],
  ["apps/designer/src/app", "@tonegraph/dialect-cxone-ivr-menus"],
  ["apps/designer/src/app", "../../../bff/src/index.ts"],
  ["apps/designer/src/features/planted", "../flows/index.ts"],
  ["apps/designer/src/features/planted", "../../app/planted-target.ts"],
  ["apps/designer/src/document", "../features/planted/planted-target.ts"],
  ["apps/designer/src/workers", "../features/planted/planted-target.ts"],
  ["apps/designer/src/lib", "../document/planted-target.ts"],
  ["apps/designer/src/ui", "@tonegraph/flow-model"],
  ["apps/designer/src/ui", "../lib/planted-target.ts"],
  ["apps/bff/src/kernel", "@tonegraph/dialect-catalogue/sandbox"],
  ["apps/bff/src/kernel", "../modules/planted/ports.ts"],
  ["apps/bff/src/http", "../infrastructure/planted-target.ts"],
  ["apps/bff/src/modules/planted", "../../infrastructure/planted-target.ts"],
  ["apps/bff/src/modules/planted", "../other/ports.ts"],
  ["apps/bff/src/modules/planted", "./usecases/do-something.ts"],
  ["apps/bff/src/modules/planted/usecases", "../../../infrastructure/planted-target.ts"],
  ["apps/bff/src/modules/planted/usecases", "../planted.routes.ts"],
  ["apps/bff/src/modules/planted/usecases", "../../other/ports.ts"],
  ["apps/bff/src/infrastructure", "../modules/planted/usecases/do-something.ts"],
  ["apps/bff/src/infrastructure", "../http/planted-target.ts"],
  ["apps/bff/src/infrastructure", "../config.ts"],
  ["apps/vendor-sandbox/src", "@tonegraph/dialect-catalogue/client"],
  ["apps/vendor-sandbox/src", "@tonegraph/bff"],
  ["packages/vendor-kit/src", "@tonegraph/flow-model/testing"],
  ["apps/designer/src/app", "@tonegraph/flow-model/testing"],
  ["apps/bff/src/kernel", "@tonegraph/vendor-kit/testing"],
];

const ALLOWED: readonly (readonly [from: string, imports: string])[] = [
  ["packages/flow-validation/src", "@tonegraph/flow-model"],
  ["packages/dialects/cxone-ivr-menus/src", "@tonegraph/vendor-kit"],
  ["packages/flow-model/src/testing", "@tonegraph/flow-model"],
  ["apps/designer/src/app", "@tonegraph/dialect-catalogue/convert"],
  ["apps/designer/src/features/planted", "../../lib/planted-target.ts"],
  ["apps/designer/src/features/planted", "./planted-target.ts"],
  ["apps/bff/src/infrastructure", "../modules/planted/ports.ts"],
  ["apps/bff/src/modules/planted/usecases", "../ports.ts"],
  ["apps/bff/src/modules/planted/usecases", "@tonegraph/dialect-catalogue/client"],
  ["apps/vendor-sandbox/src", "@tonegraph/dialect-catalogue/sandbox"],
];

const TARGETS = [
  "packages/dialect-catalogue/src/client.ts",
  "packages/dialect-catalogue/src/convert.ts",
  "packages/dialect-catalogue/src/sandbox.ts",
  "apps/bff/src/infrastructure/planted-target.ts",
  "apps/bff/src/http/planted-target.ts",
  "apps/bff/src/modules/planted/ports.ts",
  "apps/bff/src/modules/planted/planted.routes.ts",
  "apps/bff/src/modules/planted/usecases/do-something.ts",
  "apps/bff/src/modules/other/ports.ts",
  "apps/designer/src/app/planted-target.ts",
  "apps/designer/src/document/planted-target.ts",
  "apps/designer/src/features/flows/index.ts",
  "apps/designer/src/features/planted/planted-target.ts",
  "apps/designer/src/lib/planted-target.ts",
];

let sandbox: LintSandbox;
let reported: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  sandbox = createLintSandbox();
  for (const target of TARGETS) sandbox.plant(target, "export const planted = 1;\n");
  FORBIDDEN.forEach(([from, imports], index) => sandbox.plant(`${from}/forbidden-${index}.ts`, importing(imports)));
  ALLOWED.forEach(([from, imports], index) => sandbox.plant(`${from}/allowed-${index}.ts`, importing(imports)));
  sandbox.plant("packages/flow-model/src/star.ts", 'export * from "./result.ts";\n');
  sandbox.plant("packages/flow-model/src/utils.ts", "export const planted = 1;\n");
  sandbox.plant("packages/flow-model/src/reads-environment.ts", 'export const planted = process.env["HOME"];\n');
  reported = sandbox.lint();
}, 180_000);
afterAll(() => sandbox.remove());

describe("the linter on planted imports", () => {
  it.each(FORBIDDEN.map(([from, imports], index) => ({ from, imports, file: `${from}/forbidden-${index}.ts` })))(
    "reports $from importing $imports",
    ({ file }) => expect(reported.get(file) ?? []).toContain("boundaries(dependencies)"),
  );

  it.each(ALLOWED.map(([from, imports], index) => ({ from, imports, file: `${from}/allowed-${index}.ts` })))(
    "lets $from import $imports",
    ({ file }) => expect(reported.get(file) ?? []).not.toContain("boundaries(dependencies)"),
  );
});

describe("the house rules", () => {
  it.each([
    ["star.ts", "tonegraph(no-export-star)"],
    ["utils.ts", "tonegraph(no-drawer-files)"],
    ["reads-environment.ts", "node(no-process-env)"],
  ])("report %s as %s", (file, code) => {
    expect(reported.get(`packages/flow-model/src/${file}`) ?? []).toContain(code);
  });
});

function importing(specifier: string): string {
  return `import * as planted from "${specifier}";\n\nexport const used = planted;\n`;
}
