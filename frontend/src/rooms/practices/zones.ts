/** Which time zones can a practice choose? Those of the United States by the names people use, then all others. */

const AT_HOME = [
  { value: "America/New_York", label: "Eastern (New York)" },
  { value: "America/Chicago", label: "Central (Chicago)" },
  { value: "America/Denver", label: "Mountain (Denver)" },
  { value: "America/Phoenix", label: "Arizona (Phoenix)" },
  { value: "America/Los_Angeles", label: "Pacific (Los Angeles)" },
  { value: "America/Anchorage", label: "Alaska (Anchorage)" },
  { value: "Pacific/Honolulu", label: "Hawaii (Honolulu)" },
  { value: "America/Puerto_Rico", label: "Atlantic (Puerto Rico)" },
  { value: "Pacific/Guam", label: "Chamorro (Guam)" },
  { value: "Pacific/Pago_Pago", label: "Samoa (Pago Pago)" },
];

/** The zone this device is set to. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The choices in two groups; `here` is among them even where the browser's own list lacks it. */
export function zoneChoices(here: string) {
  const named = new Set(AT_HOME.map((zone) => zone.value));
  const others = new Set([...Intl.supportedValuesOf("timeZone"), here].filter((zone) => !named.has(zone)));
  const items = [...others].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  return [
    { group: "United States", items: AT_HOME },
    { group: "All others", items },
  ];
}
