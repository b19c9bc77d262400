import type { ParseFault } from "@tonegraph/flow-model";
import { problemOf } from "../../lib/api/api-failure.ts";
import type { AnswerOf } from "../../lib/api/route-types.ts";
import { words } from "../../lib/messages/words.ts";
import { ChangeList } from "../../ui/ChangeList.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import styles from "./dialogs.module.css";
import type { ImportedText } from "./read-import.ts";

interface ImportPreviewProps {
  readonly imported: ImportedText;
  readonly converted: AnswerOf<"importFlow"> | undefined;
  readonly refused: Error | null;
}

/** What was recognised, what becomes of it, and everything that keeps it from being read. */
export function ImportPreview({ imported, converted, refused }: ImportPreviewProps) {
  const text = words.flows.import;
  if (refused !== null) return <ConversionRefusal error={refused} />;
  switch (imported.kind) {
    case "nothing":
      return null;
    case "faulty":
      return <Faults faults={imported.faults} />;
    case "flow":
      return <div className={styles["facts"]}>{text.isFlow(imported.flow.name)}</div>;
    case "artefact":
      return converted === undefined ? (
        <div className={styles["facts"]}>{text.isVendor}</div>
      ) : (
        <Report converted={converted} />
      );
  }
}

const SHOWN_FAULTS = 8;

function Faults({ faults }: { readonly faults: readonly Pick<ParseFault, "pointer" | "message">[] }) {
  const text = words.flows.import;
  return (
    <div className={styles["fault"]} role="alert">
      <b>{text.notFlow(faults.length)}</b>
      <ul>
        {faults.slice(0, SHOWN_FAULTS).map((fault) => (
          <li key={`${fault.pointer} ${fault.message}`}>
            {fault.pointer !== "" && <code>{fault.pointer}</code>} {fault.message}
          </li>
        ))}
      </ul>
      {faults.length > SHOWN_FAULTS && text.moreFaults(faults.length - SHOWN_FAULTS)}
    </div>
  );
}

function ConversionRefusal({ error }: { readonly error: Error }) {
  const problem = problemOf(error);
  if (problem.errors !== undefined && problem.errors.length > 0) return <Faults faults={problem.errors} />;
  return <Refusal title={problem.title} text={problem.detail} />;
}

function Report({ converted }: { readonly converted: AnswerOf<"importFlow"> }) {
  const text = words.flows.import;
  const { flow, report } = converted;
  return (
    <div className={styles["facts"]} data-testid="import-report">
      <b>{text.becomes(flow.name, Object.keys(flow.nodes).length)}</b>
      {report.length === 0 ? (
        <div>{text.lossless}</div>
      ) : (
        <ChangeList
          lines={report.map((item) => ({ mark: item.kind, text: item.words }))}
          markNames={text.mark}
          showMore={words.shell.showMore}
        />
      )}
    </div>
  );
}
