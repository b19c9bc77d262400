import classes from "./fields.module.css";

/** The text of a field once more, behind it and without colour, so that the place of a fault can be underlined. */
export function UnderlinedText({ text, at }: { readonly text: string; readonly at: number | null }) {
  if (at === null) return null;
  const rest = text.slice(at);
  const wrong = /^(?:[\w$]+|\S)?/.exec(rest)?.[0] ?? "";
  return (
    <div className={classes["underlined"]} aria-hidden="true">
      {text.slice(0, at)}
      <mark>{wrong === "" ? "\u00A0" : wrong}</mark>
      {rest.slice(wrong.length)}
    </div>
  );
}
