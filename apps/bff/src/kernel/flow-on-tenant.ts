/** A flow on a tenant, inside one workspace. */
export interface FlowOnTenant {
  readonly flowId: string;
  readonly tenantId: string;
}
