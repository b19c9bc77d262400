import type { PublishingLab } from "./publishing-lab.ts";

/** What a vendor's console lets people do to a flow of the reference menu where that holds no texts. */
const EDITS: Readonly<Record<string, (text: string) => string>> = {
  "cxone-flow-connections": (text) => text.replaceAll("dtmf == '3'", "dtmf == '4'"),
  "cxone-campaign-rules": (text) => text.replaceAll('"press_3"', '"press_4"'),
  "genesys-menu-flows": (text) => text.replaceAll('"key":"3"', '"key":"4"'),
};

/** Other words; each seed is another edit. */
function otherWords(text: string, seed: number): string {
  return text.replace(/Thank you for calling\.[^"\\]*/u, `Welcome, edit ${seed}.`);
}

/** Changes what a vendor holds, as somebody does who knows nothing of us. */
export async function editBehindOurBack(
  lab: Pick<PublishingLab, "control" | "get">,
  place: { readonly flowId: string; readonly tenantId: string; readonly dialect: string },
  seed: number,
): Promise<void> {
  const { externalId } = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
  const held = await lab.control("GET", `/flows/${externalId}`, undefined, place.dialect);
  const before = JSON.stringify((held as { artefact: unknown }).artefact);
  const after = (EDITS[place.dialect] ?? otherWords)(before, seed);
  if (after === before) throw new Error(`there is no edit for ${place.dialect}`);
  await lab.control("PUT", `/flows/${externalId}`, JSON.parse(after), place.dialect);
}
