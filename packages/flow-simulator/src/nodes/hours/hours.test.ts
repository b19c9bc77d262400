import type { CallStub } from "@tonegraph/flow-model";
import { flowOf, hours, queue, type NodeFields } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createSimulator } from "../../create-simulator.ts";
import { runCall } from "../../run-call.ts";
import { linesOf } from "../../testing/lines-of.ts";

const PORTS = ["open", "closed", "holiday"];
const office: NodeFields<"hours"> = {
  scheduleId: undefined,
  timeZone: "Europe/Berlin",
  weekly: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:30" }],
  holidays: [{ date: "2026-12-25", label: "Christmas" }],
};

function flowWith(fields: NodeFields<"hours">) {
  const { scheduleId, ...node } = hours(fields);
  return flowOf({
    nodes: {
      node_hours: scheduleId === undefined ? node : { ...node, scheduleId },
      ...Object.fromEntries(PORTS.map((port) => [`node_${port}`, queue(`queue_${port}`)])),
    },
    wires: ["node_start -> node_hours", ...PORTS.map((port) => `node_hours.${port} -> node_${port}`)],
  });
}

function exitAt(fields: NodeFields<"hours">, clock: string, stub?: CallStub): string | undefined {
  const stubs = stub ? { node_hours: stub } : {};
  return runCall(createSimulator(flowWith(fields)), { setup: { clock, stubs }, inputs: [] }).steps[1]?.port;
}
const always = { days: [1, 2, 3, 4, 5, 6, 7] };
const weekly = (from: string, to: string, days = [5]): NodeFields<"hours"> => ({
  ...office,
  weekly: [{ days, from, to }],
});

describe("hoursBehaviour", () => {
  it.each([
    ["in the zone's winter, one hour before UTC", "2026-01-05T08:00:00Z", "open"],
    ["a minute before they open", "2026-01-05T07:59:59Z", "closed"],
    ["in the zone's summer, two hours before UTC", "2026-07-06T07:00:00Z", "open"],
    ["an hour before, in summer", "2026-07-06T06:59:00Z", "closed"],
    ["at the very end", "2026-01-05T16:30:00Z", "closed"],
    ["a second before the end, told with an offset", "2026-01-05T11:29:59-05:00", "open"],
    ["on a Sunday", "2026-01-04T10:00:00Z", "closed"],
    ["on a holiday", "2026-12-25T10:00:00Z", "holiday"],
    ["at home a holiday, in UTC the day before", "2026-12-24T23:30:00Z", "holiday"],
    ["in UTC a holiday, at home the day after", "2026-12-25T23:30:00Z", "closed"],
  ])("%s", (_what, clock, port) => expect(exitAt(office, clock)).toBe(port));

  it.each<[[string, string], string, string]>([
    [["22:00", "06:00"], "2026-01-09T22:00:00Z", "open"],
    [["22:00", "06:00"], "2026-01-10T04:59:00Z", "open"],
    [["22:00", "06:00"], "2026-01-10T05:00:00Z", "closed"],
    [["22:00", "06:00"], "2026-01-09T04:00:00Z", "closed"],
    [["00:00", "24:00"], "2026-01-09T22:59:00Z", "open"],
    [["00:00", "24:00"], "2026-01-09T23:00:00Z", "closed"],
    [["09:00", "09:00"], "2026-01-10T07:59:00Z", "open"],
    [["09:00", "09:00"], "2026-01-10T08:00:00Z", "closed"],
  ])("Fridays %j at %s: %s", ([from, to], clock, port) => expect(exitAt(weekly(from, to), clock)).toBe(port));

  it("asks the clock of each call anew", () => {
    const simulator = createSimulator(flowWith(office));
    const exits = ["2026-01-05T10:00:00Z", "2026-01-05T18:00:00Z", "2026-01-05T10:00:00Z"].map(
      (clock) => runCall(simulator, { setup: { clock }, inputs: [] }).steps[1]?.port,
    );
    expect(exits).toEqual(["open", "closed", "open"]);
  });

  it("knows the hour that is skipped and the hour that comes twice", () => {
    const night = { ...office, weekly: [{ ...always, from: "02:00", to: "03:00" }] };
    expect(exitAt(night, "2026-03-29T00:59:00Z")).toBe("closed");
    expect(exitAt(night, "2026-03-29T01:00:00Z")).toBe("closed");
    expect(exitAt(night, "2026-10-25T00:30:00Z")).toBe("open");
    expect(exitAt(night, "2026-10-25T01:30:00Z")).toBe("open");
  });

  it("is open on Monday morning after a Sunday night", () => {
    expect(exitAt(weekly("20:00", "08:00", [7]), "2026-01-05T06:00:00Z")).toBe("open");
  });

  it("does what a stub says, and takes a vendor's schedule to be open without one", () => {
    expect(exitAt({}, "2026-01-04T10:00:00Z", { hours: "holiday" })).toBe("holiday");
    expect(exitAt(office, "2026-01-05T10:00:00Z", { hours: "closed" })).toBe("closed");
    expect(exitAt(office, "2026-01-05T10:00:00Z", { port: "holiday" })).toBe("holiday");
    expect(exitAt(office, "2026-01-05T10:00:00Z", { queue: "full" })).toBe("open");
    expect(linesOf(flowWith({}), [])).toContain(
      "0 The schedule schedule_main is kept at the vendor: it is taken to be open",
    );
  });

  it("is closed in a zone that does not exist, and says so", () => {
    const lost = { ...office, timeZone: "Europe/Atlantis" };
    expect(exitAt(lost, "2026-01-05T10:00:00Z")).toBe("closed");
    expect(linesOf(flowWith(lost), [])).toContain(
      "0 There is no time zone “Europe/Atlantis”: Opening hours counts as closed",
    );
  });
});
