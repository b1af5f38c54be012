// Calendar files as ical.js understands them: a JSON list of files on standard input, on standard
// output a line for each with start and end (seconds since 1970), UID, number, words and people.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

for (const file of JSON.parse(readFileSync(0, "utf8"))) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  // Only the zone in the file counts, never one that an earlier file brought.
  ICAL.TimezoneService.reset();
  const zone = calendar.getFirstSubcomponent("vtimezone");
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  const told = [
    event.startDate.toUnixTime(),
    event.endDate.toUnixTime(),
    event.uid,
    event.sequence,
    event.summary,
    event.location,
    event.attendees.map((each) => each.getFirstValue()),
    event.component.getAllSubcomponents("valarm").length,
  ];
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
