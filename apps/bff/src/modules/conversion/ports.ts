/** Reads drafts as JSON text. */
export interface DraftDocuments {
  /** null when there is no such flow. */
  findDocument(workspaceId: string, flowId: string): Promise<string | null>;
}
