/** How is a person written in a form, and read back from it? */
import { dayWords } from "../../pieces/days";
import { counted } from "../../pieces/numbers";
import type { Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import {
  DUTY_ORDER,
  dutyWords,
  GROUP_ORDER,
  groupWords,
  isDuty,
  isGroup,
  LABELS,
  type Person,
  type PersonBody,
} from "./people";

/** A form's texts by field; lists with commas between their words. */
export type Texts = Record<keyof PersonBody, string>;

/** What a form begins with. */
export const EMPTY: Texts = {
  name: "",
  job: "",
  started_on: "",
  trained_on: "",
  duties: "",
  roles: "",
  site_ids: "",
  email: "",
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
    if (field === "roles") return groupWords(Array.isArray(value) ? value.filter(isGroup) : []) || "none";
    if (field === "site_ids") return counted(Array.isArray(value) ? value.length : 0, "site");
    if (field.endsWith("_on")) return typeof value === "string" && value ? dayWords(value) : "no day";
    return typeof value === "string" && value ? value : "nothing";
  },
  nameOf: ({ name }) => name,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: ({ started_on, trained_on, ended_on, access_ended_on, duties, roles, site_ids, ...texts }) => ({
    ...texts,
    duties: DUTY_ORDER.filter((duty) => duties.includes(duty)).join(","),
    roles: GROUP_ORDER.filter((group) => roles.includes(group)).join(","),
    site_ids: site_ids.join(","),
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
    roles: texts.roles.split(",").filter(isGroup),
    site_ids: texts.site_ids.split(",").filter(Boolean),
    email: texts.email.trim().toLowerCase(),
    started_on: texts.started_on || null,
    trained_on: texts.trained_on || null,
    ended_on: texts.ended_on || null,
    access_ended_on: texts.access_ended_on || null,
  }),
  check: ({ name, email, started_on, ended_on }) => {
    const faults: Fault[] = [];
    if (!name.trim()) faults.push({ field: "name", message: "Enter the person’s name." });
    if (email.trim() && !/^[^@\s]+@[^@\s]+$/.test(email.trim()))
      faults.push({ field: "email", message: "Enter an address such as name@example.com." });
    if (started_on && ended_on && ended_on < started_on)
      faults.push({ field: "ended_on", message: "Enter a day after the first one." });
    return faults;
  },
};
