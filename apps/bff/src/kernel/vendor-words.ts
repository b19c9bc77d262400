import type { VendorError } from "@tonegraph/vendor-kit";

/**
 * An error's message without the vendor's own words at its end, and that end; `head` is null where it ends otherwise. They
 * stay the end of any message that is made of it: whoever shows them apart takes them off there.
 */
export function withoutVendorWords({ message, vendorMessage }: VendorError): {
  readonly head: string | null;
  readonly said: string;
} {
  const said = vendorMessage === undefined ? "." : `: ${vendorMessage}`;
  return { head: message.endsWith(said) ? message.slice(0, -said.length) : null, said };
}
