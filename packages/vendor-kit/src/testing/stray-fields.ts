import type { Flow } from "@tonegraph/flow-model";
import type { z } from "zod";
import type { DialectConverter } from "../adapter.ts";

/** What a compiled flow says that the strict schema of what is sent does not have; none where the flow is refused. */
export function strayFields(converter: DialectConverter, flow: Flow, schema: z.ZodType): readonly string[] {
  const { artefact, report } = converter.compile(flow, { settings: {} });
  if (report.some(({ kind }) => kind === "unsupported")) return [];
  const { error } = schema.safeParse(artefact);
  return (error?.issues ?? []).map(({ path, message }) => `/${path.join("/")}: ${message}`);
}
