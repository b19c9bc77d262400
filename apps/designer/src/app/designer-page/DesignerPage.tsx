export function DesignerPage() {
  return <h1>Designer</h1>;
}
