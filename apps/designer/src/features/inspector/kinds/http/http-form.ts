import type { NodeOfKind } from "@tonegraph/flow-model";
import type { NodeForm } from "../../node-form.ts";

/** The form of a request. */
export type HttpForm = NodeForm<NodeOfKind<"httpRequest">>;
