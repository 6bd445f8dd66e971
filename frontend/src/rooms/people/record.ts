/** How is a person written in a form, and read back from it? */
import { dayWords } from "../../pieces/days";
import type { Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { DUTY_ORDER, dutyWords, isDuty, LABELS, type Person, type PersonBody } from "./people";

/** A form's texts by field; the duties with commas between them. */
export type Texts = Record<keyof PersonBody, string>;

/** What a form begins with. */
export const EMPTY: Texts = {
  name: "",
  job: "",
  started_on: "",
  trained_on: "",
  duties: "",
  ended_on: "",
  access_ended_on: "",
  note: "",
};

/** Everything about a person's record but how it is sent. */
export const PERSON: Omit<Shelf<Person, PersonBody, Texts>, "callsIn"> = {
  noun: "person",
  labels: LABELS,
  say: (field, value) => {
    if (field === "duties") return dutyWords(Array.isArray(value) ? value.filter(isDuty) : []) || "none";
    if (field.endsWith("_on")) return typeof value === "string" && value ? dayWords(value) : "no day";
    return typeof value === "string" && value ? value : "nothing";
  },
  nameOf: ({ name }) => name,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: ({ started_on, trained_on, ended_on, access_ended_on, duties, ...texts }) => ({
    ...texts,
    duties: DUTY_ORDER.filter((duty) => duties.includes(duty)).join(","),
    started_on: started_on ?? "",
    trained_on: trained_on ?? "",
    ended_on: ended_on ?? "",
    access_ended_on: access_ended_on ?? "",
  }),
  bodyFrom: (texts) => ({
    name: texts.name.trim(),
    job: texts.job.trim(),
    note: texts.note.trim(),
    duties: texts.duties.split(",").filter(isDuty),
    started_on: texts.started_on || null,
    trained_on: texts.trained_on || null,
    ended_on: texts.ended_on || null,
    access_ended_on: texts.access_ended_on || null,
  }),
  check: ({ name, started_on, ended_on }) => {
    const faults: Fault[] = [];
    if (!name.trim()) faults.push({ field: "name", message: "Enter the person’s name." });
    if (started_on && ended_on && ended_on < started_on)
      faults.push({ field: "ended_on", message: "Enter a day after the first one." });
    return faults;
  },
};
