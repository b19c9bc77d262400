import path from "node:path";
import { rootDir } from "../bootstrap/paths.mjs";

/** The failed tests of a run of vitest, each with its file below the root and the first lines of its message. */
export function listFailures(report, root = rootDir) {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => ({
        file: path.relative(root, name),
        test: fullName,
        message: (failureMessages?.[0] ?? "").split("\n").slice(0, 6).join("\n"),
      })),
  );
}
