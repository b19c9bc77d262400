/**
 * What a run of vitest counts for: its own figures, with everything that is not a passed test as failed. A skipped test
 * has shown nothing; a file that does not load, or an error outside any test, fails the run without failing a test.
 */
export function countResults(report, exitCode) {
  const skipped = report.numPendingTests + report.numTodoTests;
  const notLoaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + skipped + notLoaded;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
