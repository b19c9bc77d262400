import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The journeys that take the longest. Begun last, one of them would keep one core while the other has nothing to do. */
const LONGEST = ["draw-publish-roll-back", "every-target", "faults-mended", "accessibility", "same-problems"];

/** Begins with the longest journeys; a fresh checkout knows no durations and would go by the sizes of files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}

function place({ moduleId }: TestSpecification): number {
  const index = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.spec.ts`));
  return index === -1 ? LONGEST.length : index;
}
