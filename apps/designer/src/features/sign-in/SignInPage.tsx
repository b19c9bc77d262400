export function SignInPage() {
  return <h1>Sign</h1>;
}
