import { forTests } from "../bootstrap/clean-environment.mjs";
import { pinnedNode } from "../bootstrap/paths.mjs";
import { run } from "../bootstrap/run.mjs";

/**
 * A suite that is one program run on the pinned Node: its exit code is the verdict. What it writes is kept back and comes
 * with the result, so that such suites can run beside each other.
 */
export function programSuite(name, args) {
  return {
    name,
    run: async () => {
      const { code, output } = await run(pinnedNode, args, { env: { ...forTests(), ...FEW_COLLECTIONS }, quiet: true });
      return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
    },
  };
}

// The compiler and the type-aware linter are Go programs that end soon: collecting garbage less often is a tenth of their time.
const FEW_COLLECTIONS = { GOGC: "400" };
