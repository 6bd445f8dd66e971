/** Which instant does a clock on the practice's wall show? */

/** "2026-08-14T16:50", as a field for day and time holds it, for an instant in a time zone. */
export function wallOf(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(at);
  return parts.replace(" ", "T");
}

/** The instant at which a wall in a time zone shows this, as the contract writes it; null for what is no time. */
export function instantOf(wall: string, zone: string): string | null {
  const asked = Date.parse(`${wall}Z`);
  if (Number.isNaN(asked)) return null;
  // The zone's offset is known for an instant only: that of the first guess is right but for the hour of a change.
  let instant = asked;
  for (let round = 0; round < 2; round += 1) instant += asked - Date.parse(`${wallOf(new Date(instant), zone)}Z`);
  return new Date(instant).toISOString();
}
