/** How is a vendor written in a form, and read back from it? */
import type { Shelf } from "../../pieces/shelves";
import type { Fault } from "../../ui/Form";
import { agreementOf, LABELS, sayField, type Vendor, type VendorBody, yesNoOf } from "./words";

/** A form's texts by field. */
export type Texts = Record<keyof VendorBody, string>;

/** What a form begins with. */
export const EMPTY: Texts = {
  name: "",
  service: "",
  touches_phi: "unknown",
  agreement: "unknown",
  agreement_signed_on: "",
  agreement_ends_on: "",
  multi_factor: "unknown",
  ended_on: "",
  note: "",
};

/** Everything about a vendor's record but how it is sent. */
export const VENDOR: Omit<Shelf<Vendor, VendorBody, Texts>, "callsIn"> = {
  noun: "vendor",
  labels: LABELS,
  say: sayField,
  nameOf: ({ name }) => name,
  bodyOf: ({ id, version, ...body }) => body,
  textsOf: (body) => ({
    ...body,
    agreement_signed_on: body.agreement_signed_on ?? "",
    agreement_ends_on: body.agreement_ends_on ?? "",
    ended_on: body.ended_on ?? "",
  }),
  bodyFrom: ({ name, service, note, ...texts }) => ({
    name: name.trim(),
    service: service.trim(),
    note: note.trim(),
    touches_phi: yesNoOf(texts.touches_phi),
    agreement: agreementOf(texts.agreement),
    multi_factor: yesNoOf(texts.multi_factor),
    agreement_signed_on: texts.agreement_signed_on || null,
    agreement_ends_on: texts.agreement_ends_on || null,
    ended_on: texts.ended_on || null,
  }),
  check: ({ name, agreement_signed_on, agreement_ends_on }) => {
    const faults: Fault[] = [];
    if (!name.trim()) faults.push({ field: "name", message: "Enter the name you know the firm by." });
    if (agreement_signed_on && agreement_ends_on && agreement_ends_on < agreement_signed_on)
      faults.push({ field: "agreement_ends_on", message: "Enter a day after the one on which it was signed." });
    return faults;
  },
};
