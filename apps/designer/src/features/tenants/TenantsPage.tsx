export function TenantsPage() {
  return <h1>Tenants</h1>;
}
