import type { CliIo } from "../io.ts";
import { jsonReport } from "./json-report.ts";
import { junitReport } from "./junit.ts";
import { sarifReport, type SarifOptions } from "./sarif-report.ts";
import { textReport } from "./text-report.ts";
import { validationSuites } from "./validation-junit.ts";
import type { Validation } from "./validation.ts";

/** The forms of a validation report, in the order of the help. */
export const FORMATS = ["text", "json", "sarif", "junit"] as const;

/** A form of a validation report. */
export type Format = (typeof FORMATS)[number];

/** Writes a validation report piece by piece. */
export function reportIn(
  format: Format,
  validation: Validation,
  { io, rulesUrl }: { readonly io: CliIo } & Pick<SarifOptions, "rulesUrl">,
): Generator<string> {
  switch (format) {
    case "text":
      return textReport(validation, io);
    case "json":
      return jsonReport(validation);
    case "sarif":
      return sarifReport(validation, { cwd: io.cwd, rulesUrl });
    case "junit":
      return junitReport(validationSuites(validation));
  }
}
