import type { DialectConverter } from "../adapter.ts";
import type { PlantedSecrets } from "./planted-secrets.ts";

/**
 * What a converter gives away of secrets that stand in a vendor's artefact: each secret that is in the drawing, in its report
 * or in what is sent of it, and `untold` for a report that says nothing of them. Empty where none comes through.
 */
export function givenAwaySecrets(converter: DialectConverter, { artefact, canaries }: PlantedSecrets): string[] {
  const drawn = converter.decompile(artefact);
  const sent = drawn.ok ? converter.compile(drawn.value.flow) : null;
  const text = JSON.stringify([drawn, sent]);
  const given = canaries.filter((canary) => text.includes(canary));
  if (!drawn.ok) return given;
  const reports = [drawn.value.report, sent?.report ?? []];
  return [
    ...given,
    ...reports.flatMap((report) => (report.some(({ code }) => code.startsWith("secret-")) ? [] : ["untold"])),
  ];
}
