import { listFailures } from "./list-failures.mjs";

const MAX_FILES = 3;

/**
 * The files worth running once more, alone: few, and with nothing wrong but failed tests. A test that passes alone hung on
 * what ran beside it; it is named as unsteady in the gate's summary and wants its cause mended. A file that does not load,
 * an error outside any test and a broad failure are never tried again.
 */
export function filesForSecondTry(report, { passed, failed }) {
  const files = new Set(listFailures(report).map(({ file }) => file));
  const explained = report.numFailedTests === failed && passed > 0;
  return explained && files.size > 0 && files.size <= MAX_FILES ? [...files] : [];
}

/** The first run's result after its failed files ran again: what passed now counts as passed, and is named. */
export function afterSecondTry(first, second, secondResult) {
  const before = listFailures(first.report);
  const still = listFailures(second);
  if (secondResult.failed > still.length) return { ...first.result, failures: before, unsteady: [] };
  const isStill = (test) => still.some((other) => other.file === test.file && other.test === test.test);
  const unsteady = before.filter((test) => !isStill(test));
  return {
    passed: first.result.passed + before.length - still.length,
    failed: still.length,
    failures: still,
    unsteady,
  };
}
