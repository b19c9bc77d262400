import { FieldTabs } from "../fields/FieldTabs.tsx";
import { httpWords } from "../words/http-words.ts";
import { AnswerTab } from "./http/AnswerTab.tsx";
import type { HttpForm } from "./http/http-form.ts";
import { RequestTab } from "./http/RequestTab.tsx";
import { TroubleTab } from "./http/TroubleTab.tsx";

const ON_ANSWER = ["responseMapping", "defaultResponse", "filler"];
const ON_TROUBLE = ["timeoutMs", "retry", "circuitBreaker", "asyncCallback"];

/** A question to another system: what is asked, what is kept of the answer, and what happens when it is slow or fails. */
export function HttpRequestPanel({ form }: { readonly form: HttpForm }) {
  const { tabs } = httpWords;
  const isIn = (roots: readonly string[]) => (field: string) => roots.includes(/^\w*/.exec(field)?.[0] ?? "");
  return (
    <FieldTabs
      context={form.context}
      tabs={[
        { id: "request", label: tabs.request, has: () => false, panel: <RequestTab form={form} /> },
        { id: "answer", label: tabs.answer, has: isIn(ON_ANSWER), panel: <AnswerTab form={form} /> },
        { id: "trouble", label: tabs.trouble, has: isIn(ON_TROUBLE), panel: <TroubleTab form={form} /> },
      ]}
    />
  );
}
