import { freshWindow, instantOf, localText } from "../../../lib/time/local-instant.ts";
import { DraftField } from "../fields/DraftField.tsx";
import { OptionalPart } from "../fields/OptionalPart.tsx";
import { flowWords } from "../words/flow-words.ts";
import { setFlow, type SettingsProps } from "./set-flow.ts";

const words = flowWords.window;

/** From when until when the flow may be heard, for holidays and campaigns. */
export function ActiveWindow({ context, flow }: SettingsProps) {
  const { activeWindow } = flow;
  const ends = ["from", "until"] as const;
  return (
    <OptionalPart
      context={context}
      field="activeWindow"
      label={words.on}
      hint={words.hint(Intl.DateTimeFormat().resolvedOptions().timeZone)}
      isOn={activeWindow !== undefined}
      onSwitch={(isOn) => setFlow(context, { activeWindow: isOn ? freshWindow(Date.now()) : null })}
    >
      {activeWindow !== undefined &&
        ends.map((end) => (
          <DraftField
            key={end}
            context={context}
            field={`activeWindow.${end}`}
            label={words[end]}
            type="datetime-local"
            value={localText(activeWindow[end])}
            refusal={words.refusal}
            onText={(text, gesture) => {
              const instant = instantOf(text);
              return (
                instant !== null && setFlow(context, { activeWindow: { ...activeWindow, [end]: instant } }, gesture)
              );
            }}
          />
        ))}
    </OptionalPart>
  );
}
