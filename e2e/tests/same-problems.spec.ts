import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { forgetAnswers, lastAnswer, recordWorkerAnswers } from "../browser/worker-answers.ts";
import { goldenCorpus } from "../drawings/faulty-flows.ts";
import { useWorld } from "../fixtures.ts";
import { DesignerPage } from "../pages/designer-page.ts";
import { callAsAdmin } from "../product/admin-api.ts";
import { storeFlow } from "../product/stored-flow.ts";

const corpus = goldenCorpus();

describe("the worker in the browser and the server", () => {
  const world = useWorld();
  let recorded: Page | undefined;
  const recordedPage = async (): Promise<Page> => {
    const page = await world.sharedPage();
    if (page === recorded) {
      await forgetAnswers(page);
      return page;
    }
    await recordWorkerAnswers(page);
    // The script that records runs when a page is loaded.
    await page.goto("about:blank");
    recorded = page;
    return page;
  };

  it.each(corpus)("find byte for byte the same in $title", async ({ title, flow }) => {
    const product = world.product();
    const flowId = await storeFlow(product, flow);
    const page = await recordedPage();
    await new DesignerPage(page).open(product.url, flowId);
    const { problems } = await lastAnswer(page);

    const draft = await callAsAdmin<object>(product, `GET /flows/${flowId}`);
    const { text, body } = await callAsAdmin<{ problems: readonly { code: string; severity: string }[] }>(
      product,
      "POST /validate",
      {
        flow: draft.body,
      },
    );
    const inBrowser = JSON.stringify(problems.map(({ problem }) => problem));
    expect(text).toContain(`"problems":${inBrowser}`);
    expect(body.problems).toHaveLength(problems.length);
    const codes = body.problems.map(({ code }) => code);
    // The published menus say the key before what it is for, which is an info.
    if (title.includes("-")) expect(codes).toContain(title);
    else expect(body.problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  });
});
