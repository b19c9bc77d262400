// For dialects without references into a vault: a secret that stands at the vendor in clear leaves a mark in the drawing, and
// compiling leaves the marked field out and says so.
import { err, ok, type Json } from "@tonegraph/flow-model";
import type { DialectConverter, ReportItem } from "../adapter.ts";
import { isJsonObject } from "../json-object.ts";
import { hideInText } from "./hide-in-text.ts";
import { hideSecrets } from "./hide-secrets.ts";

/** Stands where a secret was, in what people may read. */
const SECRET_MARK = "[a secret that only the vendor holds]";

/** The converter, whose drawings hold no secret of the vendor's, and which says what that means for publishing. */
export function withoutSecrets(converter: DialectConverter, vendor: string): DialectConverter {
  return {
    ...converter,
    decompile(artefact, context) {
      const report: ReportItem[] = [];
      // Faults first: what cannot be kept, such as endless nesting, cannot be walked either.
      const first = converter.decompile(artefact, context);
      if (!first.ok) return err(first.error.map((fault) => ({ ...fault, message: shown(fault.message) })));
      const masked = hideSecrets(artefact, ({ pointer, name }) => {
        const words = `${vendor}'s flow holds a secret in clear at ${pointer} (${name}). It is not taken over and not shown; publishing would leave it out.`;
        report.push({ kind: "approximated", code: "secret-not-taken-over", params: { pointer, name }, words });
        return SECRET_MARK;
      });
      if (report.length === 0) return first;
      const drawn = converter.decompile(masked, context);
      return drawn.ok ? ok({ ...drawn.value, report: [...drawn.value.report, ...report] }) : drawn;
    },
    compile(flow, context) {
      const compiled = converter.compile(flow, context);
      const report: ReportItem[] = [];
      const artefact = leaveOut(compiled.artefact, { pointer: "", vendor, report }) ?? null;
      return report.length === 0 ? compiled : { artefact, report: [...compiled.report, ...report] };
    },
  };
}

// A fault may quote what it is about.
function shown(message: string): string {
  return hideInText(message, () => SECRET_MARK);
}

interface Around {
  readonly pointer: string;
  readonly vendor: string;
  readonly report: ReportItem[];
}

/** The value without what is nothing but a mark; the same value where there is none. */
function leaveOut(value: Json, around: Around): Json | undefined {
  const { pointer, vendor, report } = around;
  if (typeof value === "string") {
    if (!value.includes(SECRET_MARK)) return value;
    const words = `A secret that ${vendor} held at ${pointer} was not taken over and is not sent: after publishing it has to be entered again at ${vendor}.`;
    report.push({ kind: "dropped", code: "secret-not-sent", params: { pointer }, words });
    return value === SECRET_MARK ? undefined : value;
  }
  if (Array.isArray(value))
    return value.flatMap((part, index) => leaveOut(part, { ...around, pointer: `${pointer}/${index}` }) ?? []);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, part]): [string, Json][] => {
    const rest = leaveOut(part, {
      ...around,
      pointer: `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    });
    return rest === undefined ? [] : [[name, rest]];
  });
  return Object.fromEntries(entries);
}
