import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { NamesField } from "../../fields/NamesField.tsx";
import { NumberField } from "../../fields/NumberField.tsx";
import { OptionalPart } from "../../fields/OptionalPart.tsx";
import classes from "../../inspector.module.css";
import { httpWords } from "../../words/http-words.ts";
import type { HttpForm } from "./http-form.ts";

const { retry: retryWords, breaker: breakerWords, callback: callbackWords } = httpWords;
const FRESH_RETRY = { maxRetries: 1, backoff: "fixed", onStatus: [502, 503, 504] };
const FRESH_BREAKER = { failures: 5, coolDownMs: 30_000 };
const FRESH_CALLBACK = { maxWaitMs: 10_000 };

/** How long callers wait, and what happens when the other system is slow or fails. */
export function TroubleTab({ form }: { readonly form: HttpForm }) {
  const { context, node, set } = form;
  return (
    <div className={classes["body"]}>
      <NumberField
        context={context}
        field="timeoutMs"
        label={httpWords.timeout}
        hint={httpWords.timeoutHint}
        suffix={httpWords.seconds}
        step={0.5}
        decimals={1}
        value={node.timeoutMs / 1000}
        onNumber={(seconds, gesture) => set(["timeoutMs"], Math.round(seconds * 1000), gesture)}
      />
      <Retry form={form} />
      <CircuitBreaker form={form} />
      <AsyncCallback form={form} />
    </div>
  );
}

function Retry({ form }: { readonly form: HttpForm }) {
  const { context, node, set } = form;
  const { retry } = node;
  return (
    <OptionalPart
      context={context}
      field="retry"
      label={retryWords.on}
      hint={retryWords.hint}
      isOn={retry !== undefined}
      onSwitch={(isOn) => set(["retry"], isOn ? FRESH_RETRY : undefined)}
    >
      <NumberField
        context={context}
        field="retry.maxRetries"
        label={retryWords.max}
        value={retry?.maxRetries ?? 0}
        onNumber={(tries, gesture) => set(["retry", "maxRetries"], tries, gesture)}
      />
      <ChoiceField
        context={context}
        field="retry.backoff"
        label={retryWords.backoff}
        hint={retryWords.backoffHint}
        value={retry?.backoff ?? ""}
        choices={Object.entries(retryWords.backoffs).map(([value, label]) => ({ value, label }))}
        onChoose={(backoff) => set(["retry", "backoff"], backoff)}
      />
      <NamesField
        context={context}
        field="retry.onStatus"
        label={retryWords.statuses}
        hint={retryWords.statusesHint}
        value={(retry?.onStatus ?? []).map(String)}
        suggestions={["429", "500", "502", "503", "504"]}
        onNames={(statuses) => set(["retry", "onStatus"], statuses.map(Number).filter(isStatus))}
      />
    </OptionalPart>
  );
}

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 100 && status <= 599;
}

function CircuitBreaker({ form }: { readonly form: HttpForm }) {
  const { context, node, set } = form;
  const { circuitBreaker } = node;
  return (
    <OptionalPart
      context={context}
      field="circuitBreaker"
      label={breakerWords.on}
      hint={breakerWords.hint}
      isOn={circuitBreaker !== undefined}
      onSwitch={(isOn) => set(["circuitBreaker"], isOn ? FRESH_BREAKER : undefined)}
    >
      <div className={classes["row"]}>
        <NumberField
          context={context}
          field="circuitBreaker.failures"
          label={breakerWords.failures}
          value={circuitBreaker?.failures ?? 0}
          onNumber={(failures, gesture) => set(["circuitBreaker", "failures"], failures, gesture)}
        />
        <NumberField
          context={context}
          field="circuitBreaker.coolDownMs"
          label={breakerWords.coolDown}
          suffix={httpWords.seconds}
          value={(circuitBreaker?.coolDownMs ?? 0) / 1000}
          onNumber={(seconds, gesture) => set(["circuitBreaker", "coolDownMs"], Math.round(seconds * 1000), gesture)}
        />
      </div>
    </OptionalPart>
  );
}

function AsyncCallback({ form }: { readonly form: HttpForm }) {
  const { context, node, set } = form;
  const { asyncCallback } = node;
  return (
    <OptionalPart
      context={context}
      field="asyncCallback"
      label={callbackWords.on}
      hint={callbackWords.hint}
      isOn={asyncCallback !== undefined}
      onSwitch={(isOn) => set(["asyncCallback"], isOn ? FRESH_CALLBACK : undefined)}
    >
      <NumberField
        context={context}
        field="asyncCallback.maxWaitMs"
        label={callbackWords.maxWait}
        hint={callbackWords.maxWaitHint}
        suffix={httpWords.seconds}
        value={(asyncCallback?.maxWaitMs ?? 0) / 1000}
        onNumber={(seconds, gesture) => set(["asyncCallback", "maxWaitMs"], Math.round(seconds * 1000), gesture)}
      />
    </OptionalPart>
  );
}
