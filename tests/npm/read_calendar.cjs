// Reads the calendar in a file with ical.js, and writes what it says of each event as JSON, by UID.
const { readFileSync } = require("node:fs");
const ical = require("ical.js");
const ICAL = ical.default ?? ical;

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const status = component.getFirstPropertyValue("status");
  return [event.uid, [event.summary, event.startDate.toString(), event.endDate.toString(), status === "CANCELLED"]];
});
console.log(JSON.stringify(Object.fromEntries(events)));
