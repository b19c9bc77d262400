import { ok, type Result } from "@tonegraph/flow-model";
import type { ActivationWindow, DialectDescriptor } from "@tonegraph/vendor-kit";
import { fault, type ApiFault, type FaultPlace } from "../../kernel/fault.ts";

/** Refuses a window that the dialect does not have, that is over, or that ends before it begins. */
export function checkWindow(
  window: ActivationWindow | undefined,
  { capabilities, title }: Pick<DialectDescriptor, "capabilities" | "title">,
  now: Date,
): Result<null, ApiFault> {
  if (window === undefined) return ok(null);
  const places = capabilities.activationWindow === true ? faultsOf(window, now) : [unsupported(title)];
  const [first] = places;
  return first === undefined ? ok(null) : fault("invalid-body", first.message, { errors: places });
}

function faultsOf({ effectiveDate, expirationDate }: ActivationWindow, now: Date): FaultPlace[] {
  if (effectiveDate === undefined && expirationDate === undefined) {
    return [
      { pointer: "/window", code: "required", message: "Give the window an effectiveDate or an expirationDate." },
    ];
  }
  if (expirationDate === undefined) return [];
  const pointer = "/window/expirationDate";
  if (Date.parse(expirationDate) <= now.getTime())
    return [{ pointer, code: "in-the-past", message: `The window is over: ${expirationDate} has passed.` }];
  if (effectiveDate === undefined || Date.parse(effectiveDate) < Date.parse(expirationDate)) return [];
  const message = `The window ends (${expirationDate}) before it begins (${effectiveDate}).`;
  return [{ pointer, code: "reversed", message }];
}

function unsupported(title: string): FaultPlace {
  const message = `${title} has no activation window. Publish without one.`;
  return { pointer: "/window", code: "not-supported", message };
}
