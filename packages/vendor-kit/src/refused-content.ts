import type { NodeId } from "@tonegraph/flow-model";
import type { ReportItem } from "./adapter.ts";

/** What a vendor's documents rule out in a document of its: where, and what the vendor would say of it. */
export interface ContentFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What would be sent of a drawing, and what is wrong with it. */
export interface SentContent {
  /** The vendor's name for people. */
  readonly vendor: string;
  /** Of all that would be sent. */
  readonly sent: readonly ContentFault[];
  /** Of what the drawing alone says: told by its own rules. */
  readonly drawn: readonly ContentFault[];
  /** The block that a place belongs to; absent where no place has one. */
  readonly nodeAt?: (path: readonly PropertyKey[]) => NodeId | undefined;
}

/** Reports what the vendor would refuse of what was read from it and is sent along, once for each place. */
export function refusedContent({ vendor, sent, drawn, nodeAt }: SentContent): readonly ReportItem[] {
  const told = new Set(drawn.map(alike));
  return sent
    .filter((fault) => !told.has(alike(fault)))
    .map(({ path, message }) => {
      const pointer = path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
      const nodeId = nodeAt?.(path);
      const words = `${vendor} would refuse its own copy of this flow, which is sent along. At ${pointer} it says: ${message.replace(/\.$/, "")}. Put it right at ${vendor}, and read the flow again.`;
      return {
        kind: "unsupported",
        code: "content-refused",
        ...(nodeId === undefined ? {} : { nodeId }),
        params: { pointer, value: message },
        words,
      };
    });
}

// Where something else is sent along, places move; the field and what is said of it stay.
function alike({ path, message }: ContentFault): string {
  return `${String(path.at(-1))} ${message}`;
}
