/** JSON text that is answered as it is, so that a stored document is not parsed only to be written again. */
export class SerializedJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
