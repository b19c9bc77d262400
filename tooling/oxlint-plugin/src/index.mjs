// House rules that no published plugin has. Plain JavaScript: the linter loads it as it is.
import { noDrawerFiles } from "./no-drawer-files.mjs";
import { noExportStar } from "./no-export-star.mjs";

export default {
  meta: { name: "tonegraph" },
  rules: { "no-drawer-files": noDrawerFiles, "no-export-star": noExportStar },
};
