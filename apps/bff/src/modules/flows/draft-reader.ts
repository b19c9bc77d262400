import { findProfile } from "@tonegraph/dialect-catalogue";
import { parseFlow, type Severity } from "@tonegraph/flow-model";
import { splitIgnored, validateFlow } from "@tonegraph/flow-validation";
import type { StoredDraft } from "./ports.ts";

/** What a list shows of a draft's document. */
export interface DraftFacts {
  readonly name: string;
  readonly description: string;
  readonly profile: string;
  readonly nodeCount: number;
  readonly problems: Readonly<Record<Severity, number>>;
}

/** Looks into drafts and remembers what it saw of each revision; rules may change only with a new process. */
export function createDraftReader(remembered = 1000): (draft: StoredDraft) => DraftFacts {
  const seen = new Map<string, DraftFacts>();
  return (draft) => {
    const key = `${draft.id}@${draft.revision}@${draft.contentHash}`;
    const facts = seen.get(key) ?? look(draft);
    seen.delete(key);
    seen.set(key, facts);
    const oldest = seen.size > remembered ? seen.keys().next().value : undefined;
    if (oldest !== undefined) seen.delete(oldest);
    return facts;
  };
}

function look(draft: StoredDraft): DraftFacts {
  const parsed = parseFlow(JSON.parse(draft.document));
  if (!parsed.ok) throw new Error(`the stored draft ${draft.id} cannot be read: ${JSON.stringify(parsed.error)}`);
  const { name, description, profile, nodes } = parsed.value;
  const problems = { error: 0, warning: 0, info: 0 };
  const rules = findProfile(profile) ?? findProfile("portable");
  if (!rules) throw new Error("the profile portable is missing");
  const { shown } = splitIgnored(validateFlow(parsed.value, rules), parsed.value);
  for (const problem of shown) problems[problem.severity] += 1;
  return { name, description, profile, nodeCount: Object.keys(nodes).length, problems };
}
