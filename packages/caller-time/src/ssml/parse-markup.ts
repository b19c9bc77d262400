import { parseXml, XmlError, type XmlElement } from "@rgrove/parse-xml";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { faultAt, type SsmlFault } from "./ssml-fault.ts";

/** The longest markup that is read, in UTF-16 units; no speech engine takes a third of it. */
const MAX_LENGTH = 100_000;

/**
 * Reads markup as XML by a library that knows only XML's five entities: document types are passed over, so that no entity
 * can be made to grow. The positions of elements and texts (`start`, `end`) count UTF-16 units.
 */
export function parseMarkup(ssml: string): Result<XmlElement, SsmlFault> {
  if (ssml.length > MAX_LENGTH)
    return err(faultAt(ssml, MAX_LENGTH, { code: "tooLong", message: `Markup has at most ${MAX_LENGTH} characters` }));
  try {
    const { root } = parseXml(ssml, { includeOffsets: true });
    if (root?.name === "speak") return ok(root);
    return err(
      faultAt(ssml, Math.max(0, ssml.indexOf("<")), {
        code: "notSpeak",
        message: `The outermost element must be speak, not ${root?.name ?? "nothing"}`,
      }),
    );
  } catch (error) {
    return err(explain(error, ssml));
  }
}

/** The parser recurses, so that markup of nothing but nested elements ends in a RangeError: an expected failure, not a bug. */
function explain(error: unknown, ssml: string): SsmlFault {
  if (error instanceof RangeError)
    return faultAt(ssml, 0, { code: "tooDeep", message: "Elements are nested too deeply" });
  if (!(error instanceof XmlError)) throw error;
  if (!/^\s*<(?:\?|!|speak[\s/>])/.test(ssml))
    return faultAt(ssml, 0, { code: "notSpeak", message: "The text must begin with <speak>" });
  const message = error.message.split(" (line")[0] ?? "Not well-formed";
  return faultAt(ssml, utf16Position(ssml, error.pos), { code: "syntax", message });
}

/** Where the code point with this number stands, in UTF-16 units: the library's errors count code points. */
function utf16Position(text: string, codePoints: number): number {
  let position = 0;
  for (let left = codePoints; left > 0 && position < text.length; left -= 1)
    position += (text.codePointAt(position) ?? 0) > 0xff_ff ? 2 : 1;
  return position;
}
