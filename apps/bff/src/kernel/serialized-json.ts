/** JSON text that is answered as it is, so that it is not parsed only to be written again. */
export class SerializedJson {
  /**
   * The text, or its UTF-8 bytes. A short text leaves together with the answer's headers in one piece; what is sent again
   * and again, or is long, had better be bytes already.
   */
  readonly content: string | Buffer;
  /** Its media type. */
  readonly type: string;

  constructor(content: string | Buffer, type = "application/json; charset=utf-8") {
    this.content = content;
    this.type = type;
  }
}
