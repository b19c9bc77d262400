/** What the live route needs to know of flows and versions, which other modules own. */
export interface LiveFlows {
  exists(workspaceId: string, flowId: string): Promise<boolean>;
  contentHash(workspaceId: string, flowId: string, version: number): Promise<string | null>;
}
