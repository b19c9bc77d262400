import { element, xmlText, type XmlElement } from "./xml.ts";

/** One case of a JUnit report. */
export interface JunitCase {
  readonly name: string;
  /** Absent: passed. `error` is for what could not be run at all. */
  readonly outcome?: {
    readonly kind: "failure" | "error" | "skipped";
    readonly type: string;
    readonly message: string;
    readonly details?: string;
  };
  /** What a case that passed has to say. */
  readonly output?: string;
}

/** A file with its cases. */
export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

/** Writes suites in the JUnit form that CI servers read. */
export function* junitReport(suites: readonly JunitSuite[]): Generator<string> {
  const all = suites.flatMap(({ cases }) => cases);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield* xmlText(element("testsuites", { name: "tonegraph", ...sums(all) }, suites.map(suiteOf)));
}

function suiteOf({ name, cases }: JunitSuite): XmlElement {
  return element(
    "testsuite",
    { name, ...sums(cases) },
    cases.map((one) => caseOf(one, name)),
  );
}

function caseOf({ name, outcome, output }: JunitCase, suite: string): XmlElement {
  const children = output === undefined ? [] : [element("system-out", {}, [output])];
  if (outcome) children.unshift(outcomeOf(outcome));
  return element("testcase", { name, classname: suite }, children);
}

function outcomeOf({ kind, type, message, details }: NonNullable<JunitCase["outcome"]>): XmlElement {
  const attributes = kind === "skipped" ? { message } : { type, message };
  return element(kind, attributes, details === undefined ? [] : [details]);
}

function sums(cases: readonly JunitCase[]): Readonly<Record<string, number>> {
  const count = (kind: "failure" | "error" | "skipped") => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}
