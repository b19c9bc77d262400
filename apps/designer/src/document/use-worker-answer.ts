import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Editor } from "./editor.ts";

/** Milliseconds without an edit before the worker is asked: it has the problems of every keystroke to find. */
const CALM_MS = 250;

/**
 * What the worker answers about the flow as it is drawn, asked anew when the drawing has been calm for a moment; the answer
 * before stays until the next one. `key` is what else it depends on; null where it does not ask.
 */
export function useWorkerAnswer<Answer>(
  editor: Editor,
  key: string | null,
  ask: (key: string) => Promise<Answer>,
): Answer | null {
  const flow = useStore(editor.document.store, (state) => state.flow);
  const { nodes, connections, prompts, languages, defaultLanguage } = flow;
  const [answered, setAnswered] = useState<{ readonly key: string; readonly answer: Answer } | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      void ask(key).then((answer) => {
        if (wanted) setAnswered({ key, answer });
      });
    }, CALM_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key, ask, nodes, connections, prompts, languages, defaultLanguage]);
  return answered !== null && answered.key === key ? answered.answer : null;
}
