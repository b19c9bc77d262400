import { Button, Menu } from "@mantine/core";
import type { Heatmap } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { IconDownload, IconPhoto, IconPrinter, IconVector } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { words } from "../../../lib/messages/words.ts";
import { notifyFailed } from "../../../lib/notify.ts";
import { colourReader } from "../../../lib/page/drawn-colours.ts";
import { saveFile } from "../../../lib/page/save-file.ts";
import { exactTime } from "../../../lib/time/relative-time.ts";
import { sourceWords } from "../figure-words.ts";
import { heatCards, heatWires } from "../heat-cards.ts";
import type { Metric } from "../heat-metric.ts";
import classes from "../heatmap.module.css";
import { knownCalls } from "../known-figures.ts";
import { heatSvg, type SvgPicture } from "./heat-svg.ts";
import { pngOf, svgAddress } from "./png-of.ts";

interface TakeAwayProps {
  readonly flow: Flow;
  readonly heatmap: Heatmap;
  readonly metric: Metric;
  readonly tenantName: string;
}

/** The whole picture as a file or on paper, with what it shows and on how many calls written into it. */
export function TakeAway(props: TakeAwayProps) {
  const text = words.heatmap.takeAway;
  const [printed, setPrinted] = useState<SvgPicture | null>(null);
  const name = (ending: string) => text.file(props.flow.name, ending);
  const savePng = async (): Promise<void> => {
    try {
      saveFile(name("png"), await pngOf(pictureOf(props)), "image/png");
    } catch (error) {
      notifyFailed(text.failed, error);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconDownload size={14} />}>
            {text.open}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPhoto size={14} />} onClick={() => void savePng()}>
            {text.png}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconVector size={14} />}
            onClick={() => saveFile(name("svg"), pictureOf(props).svg, "image/svg+xml")}
          >
            {text.svg}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={14} />} onClick={() => setPrinted(pictureOf(props))}>
            {text.print}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {printed !== null && <Printed picture={printed} onDone={() => setPrinted(null)} />}
    </>
  );
}

function Printed({ picture, onDone }: { readonly picture: SvgPicture; readonly onDone: () => void }) {
  const [address] = useState(() => svgAddress(picture.svg));
  useEffect(() => {
    window.addEventListener("afterprint", onDone);
    return () => window.removeEventListener("afterprint", onDone);
  }, [onDone]);
  return (
    <img
      className={classes["printed"]}
      src={address}
      alt={words.heatmap.takeAway.print}
      onLoad={() => window.print()}
      data-testid="printed-heatmap"
    />
  );
}

function pictureOf({ flow, heatmap, metric, tenantName }: TakeAwayProps): SvgPicture {
  const text = words.heatmap;
  const { from, to, version, source } = heatmap;
  const facts = text.facts(version, knownCalls(heatmap));
  return heatSvg({
    lines: [
      text.title(flow.name),
      source.kind === "none" ? facts : `${text.metric[metric]} (${text.metricHint[metric].toLowerCase()}) · ${facts}`,
      `${text.legend(exactTime(from), exactTime(to))} · ${sourceWords(source, tenantName)}`,
      text.method[source.kind],
    ],
    cards: heatCards(flow, heatmap, metric),
    wires: heatWires(flow, heatmap),
    colour: colourReader(document.documentElement),
  });
}
