import { hideInText, isLiteral, isSecretName } from "@tonegraph/vendor-kit";

/** Whether a header holds a secret itself, and not a reference to one. */
export function isSecretHeader(name: string, value: string): boolean {
  return (isSecretName(name, "header") && isLiteral(value)) || hasSecretInText(value);
}

/** Whether an address or a body holds a secret: a name with a password, a parameter, a field, a token by its form. */
export function hasSecretInText(text: string): boolean {
  return hideInText(text, () => "{{hidden}}") !== text;
}
