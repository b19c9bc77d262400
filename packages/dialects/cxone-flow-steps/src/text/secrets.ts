import { literalText } from "@tonegraph/expressions";

const SECRET_HEADER =
  /^(proxy-)?authorization$|^cookie$|(api|access|auth|secret|subscription)[-_]?(key|token)|^x-.*(token|secret)$/i;
const USERINFO = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i;
const SECRET_QUERY = /[?&](api_?key|access_?token|client_?secret|password|token)=(?!\{\{)[^&]/i;
const SECRET_FIELD = /"(api_?key|access_?token|client_?secret|password)"\s*:\s*"(?!\{\{)[^"]/i;

/** Whether a header holds a secret itself, and not a reference to one. */
export function isSecretHeader(name: string, value: string): boolean {
  return SECRET_HEADER.test(name) && isLiteral(value);
}

/** Whether a value stands in the flow itself: more than references and the name of a scheme. */
export function isLiteral(value: string): boolean {
  return (
    literalText(value)
      .replace(/^\s*(bearer|basic)\b/i, "")
      .trim() !== ""
  );
}

/** Whether an address holds a name with a password, or a secret as a parameter. */
export function hasSecretInAddress(url: string): boolean {
  return USERINFO.test(literalText(url)) || SECRET_QUERY.test(url);
}

/** Whether a JSON body holds a secret as a field. */
export function hasSecretInBody(body: string): boolean {
  return SECRET_FIELD.test(body);
}
