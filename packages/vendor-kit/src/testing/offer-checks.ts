import { CLIENT_FEATURES } from "./client-feature.ts";
import { setUpClient } from "./client-setup.ts";
import type { ConformanceCheck, ConformanceSubject } from "./conformance.ts";
import { must, mustEqual } from "./must.ts";

/** What a dialect says that it can, against the methods that its client has. */
export function offerChecks(subject: ConformanceSubject): ConformanceCheck[] {
  const { descriptor, converter, notOffered } = subject;
  const { client } = setUpClient(subject);
  const { capabilities, steps } = descriptor;
  const said: readonly (readonly [what: string, said: boolean, has: boolean])[] = [
    ["a step of validation", steps.includes("validating"), client.validate !== undefined],
    ["a step of compilation", steps.includes("compiling"), client.compile !== undefined],
    ["a step of activation", steps.includes("activating"), client.activate !== undefined],
    ["deletion", capabilities.deletesFlows, client.remove !== undefined],
    ["figures", capabilities.figures !== undefined, client.figures !== undefined],
    ["pages of figures", capabilities.figures !== undefined, client.figuresPage !== undefined],
    ["new flows instead of new contents", capabilities.versioning === "newFlow", client.deactivate !== undefined],
    ["single resources", capabilities.looksUpResources !== undefined, client.resourceExists !== undefined],
    ["times of service", capabilities.activationWindow === true, converter.serviceOf !== undefined],
    ["ids of ours", capabilities.ownIds === true, converter.externalIdOf !== undefined],
  ];
  const agreement = said.map(([what, saysSo, has]) => ({
    name: `says of ${what} what its client does`,
    run: async () => mustEqual(has, saysSo, `the descriptor ${saysSo ? "promises" : "denies"} ${what}`),
  }));
  return [
    ...agreement,
    {
      name: "lists exactly the methods that its client does not have",
      run: async () => {
        const absent = CLIENT_FEATURES.filter((feature) => client[feature] === undefined);
        must(new Set(notOffered).size === notOffered.length, "a method is listed twice");
        mustEqual([...notOffered].toSorted(), absent.toSorted(), "the list of methods differs");
      },
    },
  ];
}
