import type { JsonLike } from "@tonegraph/flow-model";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import fieldClasses from "../../fields/fields.module.css";
import { NamesField } from "../../fields/NamesField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { httpWords } from "../../words/http-words.ts";
import type { HttpForm } from "./http-form.ts";

const words = httpWords.authentication;

type Authentication = NonNullable<HttpForm["node"]["authentication"]>;

/** As whom the request is made. The flow holds the name of a secret, never the secret. */
export function AuthenticationFields({ form }: { readonly form: HttpForm }) {
  const { context, node, set } = form;
  const { authentication } = node;
  return (
    <div className={fieldClasses["optional"]}>
      <ChoiceField
        context={context}
        field="authentication"
        label={words.label}
        hint={words.hint}
        value={authentication?.kind ?? "none"}
        choices={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        onChoose={(kind) => set(["authentication"], signingIn(kind, authentication?.secretRef ?? ""))}
      />
      {authentication !== undefined && (
        <div className={fieldClasses["inside"]}>
          {authentication.kind === "apiKey" && (
            <TextField
              context={context}
              field="authentication.headerName"
              label={words.headerName}
              hint={words.headerHint}
              value={authentication.headerName}
              onText={(text, gesture) => set(["authentication", "headerName"], text, gesture)}
            />
          )}
          {authentication.kind === "oauth2" && <TokenFields form={form} authentication={authentication} />}
          <TextField
            context={context}
            field="authentication.secretRef"
            label={words.secretRef}
            hint={words.secretHint}
            placeholder={words.secretPlaceholder}
            value={authentication.secretRef}
            onText={(text, gesture) => set(["authentication", "secretRef"], text, gesture)}
          />
        </div>
      )}
    </div>
  );
}

interface TokenFieldsProps {
  readonly form: HttpForm;
  readonly authentication: Extract<Authentication, { kind: "oauth2" }>;
}

function TokenFields({ form, authentication }: TokenFieldsProps) {
  const { context, set } = form;
  return (
    <>
      <TextField
        context={context}
        field="authentication.tokenUrl"
        label={words.tokenUrl}
        hint={words.tokenHint}
        placeholder="https://login.example.com/token"
        value={authentication.tokenUrl}
        onText={(text, gesture) => set(["authentication", "tokenUrl"], text, gesture)}
      />
      <NamesField
        context={context}
        field="authentication.scopes"
        label={words.scopes}
        hint={words.scopesHint}
        value={authentication.scopes}
        suggestions={[]}
        onNames={(scopes) => set(["authentication", "scopes"], scopes)}
      />
    </>
  );
}

/** What a way of signing in starts as; the name of the secret stays when only the way changes. */
function signingIn(kind: string, secretRef: string): JsonLike | undefined {
  if (kind === "apiKey") return { kind, headerName: "X-Api-Key", secretRef };
  if (kind === "basic") return { kind, secretRef };
  return kind === "oauth2" ? { kind, tokenUrl: "", scopes: [], secretRef } : undefined;
}
