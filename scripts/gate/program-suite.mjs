import { forTests } from "../bootstrap/clean-environment.mjs";
import { pinnedNode } from "../bootstrap/paths.mjs";
import { run } from "../bootstrap/run.mjs";

/** A suite that is one program run on the pinned Node: its exit code is the verdict. */
export function programSuite(name, args) {
  return {
    name,
    run: async () => {
      const { code } = await run(pinnedNode, args, { env: forTests() });
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}
