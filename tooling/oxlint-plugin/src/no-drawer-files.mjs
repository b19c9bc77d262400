import path from "node:path";

const DRAWERS = new Set([
  "utils",
  "util",
  "helpers",
  "helper",
  "common",
  "types",
  "misc",
  "shared",
  "constants",
  "lib",
]);

/** A file is named after its main export. "utils" and its kin name nothing, so everything ends up in them. */
export const noDrawerFiles = {
  create(context) {
    return {
      Program(node) {
        const name = path.basename(context.filename).split(".")[0];
        if (!DRAWERS.has(name)) return;
        context.report({
          node,
          message: `Name this file after its main export: "${name}" says nothing of what is in it.`,
        });
      },
    };
  },
};
