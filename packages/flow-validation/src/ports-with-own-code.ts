import type { NodeKind } from "@tonegraph/flow-model";
import { isErrorPort } from "./variables/error-ports.ts";

/** Whether an unwired port has a rule of its own, so that `dead-end` leaves it alone. */
export function hasCodeOfItsOwn(kind: NodeKind, port: string): boolean {
  switch (kind) {
    case "menu":
      return port.startsWith("key:") || port === "noInput" || port === "noMatch";
    case "collect":
      return port === "noInput" || port === "noMatch";
    case "language":
      return port.startsWith("lang:") || port === "noInput";
    default:
      return isErrorPort(kind, port);
  }
}
