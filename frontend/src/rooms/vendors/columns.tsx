/** What does each column of the vendors show, and which can be changed there? */
import type { Trouble } from "../../api/problems";
import { dayWords, dueWords } from "../../pieces/days";
import { EditCell } from "../../pieces/EditCell";
import { Opens } from "../../pieces/Opens";
import type { Column } from "../../ui/Grid";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { endsSoon, isCurrent, standingOf } from "./vendors";
import styles from "./vendors.module.css";
import {
  AGREEMENT_CHOICES,
  agreementOf,
  LABELS,
  type Vendor,
  type VendorBody,
  YES_NO,
  YES_NO_CHOICES,
  yesNoOf,
} from "./words";

/** Sets some fields of a vendor. */
export type Edit = (vendor: Vendor, fields: Partial<VendorBody>) => Promise<Trouble | null>;

const AGREEMENT_ORDER = ["missing", "unknown", "on_file", "not_needed"];
const YES_NO_ORDER = ["yes", "unknown", "no"];

/** The columns; without `edit` nothing can be changed in them. */
export function columnsFor(today: string, edit: Edit | null): Column<Vendor>[] {
  return [
    {
      id: "name",
      title: "Vendor",
      cell: (vendor) => <Name vendor={vendor} today={today} />,
      value: ({ name }) => name,
    },
    {
      id: "service",
      title: "What it does",
      cell: (vendor) =>
        edit ? (
          <EditCell
            label={`${LABELS.service}, ${vendor.name}`}
            value={vendor.service}
            onSave={(service) => edit(vendor, { service })}
          />
        ) : (
          vendor.service || "–"
        ),
      value: ({ service }) => service || null,
    },
    {
      id: "phi",
      title: LABELS.touches_phi,
      cell: (vendor) => <YesNoCell vendor={vendor} field="touches_phi" edit={edit} />,
      value: ({ touches_phi }) => YES_NO_ORDER.indexOf(touches_phi),
    },
    {
      id: "agreement",
      title: LABELS.agreement,
      cell: (vendor) => {
        const { word, tone } = standingOf(vendor, today);
        const shown = <Tag tone={tone}>{word}</Tag>;
        return edit ? (
          <EditCell
            label={`${LABELS.agreement}, ${vendor.name}`}
            value={vendor.agreement}
            choices={AGREEMENT_CHOICES}
            onSave={(text) => edit(vendor, { agreement: agreementOf(text) })}
          >
            {shown}
          </EditCell>
        ) : (
          shown
        );
      },
      value: ({ agreement }) => AGREEMENT_ORDER.indexOf(agreement),
    },
    {
      id: "signed",
      title: "Signed",
      cell: ({ agreement_signed_on }) => <Day>{dayWords(agreement_signed_on)}</Day>,
      value: ({ agreement_signed_on }) => agreement_signed_on,
    },
    {
      id: "ends",
      title: "Ends",
      cell: (vendor) =>
        endsSoon(vendor, today) ? (
          <Tag tone="wait">{endWords(vendor.agreement_ends_on ?? "", today)}</Tag>
        ) : (
          <Day>{dayWords(vendor.agreement_ends_on)}</Day>
        ),
      value: ({ agreement_ends_on }) => agreement_ends_on,
    },
    {
      id: "factor",
      title: "Second step",
      cell: (vendor) => <YesNoCell vendor={vendor} field="multi_factor" edit={edit} />,
      value: ({ multi_factor }) => YES_NO_ORDER.indexOf(multi_factor),
    },
  ];
}

/** "in 3 days"; the day itself where that would be said as late work. */
function endWords(day: string, today: string): string {
  return day < today ? dayWords(day) : dueWords(day, today);
}

function Name({ vendor, today }: { vendor: Vendor; today: string }) {
  return (
    <>
      <Opens word="vendor" id={vendor.id}>
        {vendor.name}
      </Opens>
      {!isCurrent(vendor, today) && <span className={styles.quiet}>until {dayWords(vendor.ended_on)}</span>}
    </>
  );
}

interface YesNoProps {
  vendor: Vendor;
  field: "touches_phi" | "multi_factor";
  edit: Edit | null;
}

function YesNoCell({ vendor, field, edit }: YesNoProps) {
  if (!edit) return YES_NO[vendor[field]];
  return (
    <EditCell
      label={`${LABELS[field]}, ${vendor.name}`}
      value={vendor[field]}
      choices={YES_NO_CHOICES}
      onSave={(text) => edit(vendor, { [field]: yesNoOf(text) })}
    />
  );
}

function Day({ children }: { children: string }) {
  return children ? <span className={looks.day}>{children}</span> : <span data-none>–</span>;
}
