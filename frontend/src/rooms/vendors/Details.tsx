/** What is known about one vendor, and why is an agreement with it needed? */
import { Link } from "@tanstack/react-router";

import type { Go } from "../../pieces/address";
import { Against } from "../../pieces/Against";
import { Evidence } from "../../pieces/Evidence";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { OnRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { Remove } from "../../pieces/Remove";
import { Explain } from "../../ui/Explain";
import looks from "../../ui/looks.module.css";
import { Fields } from "./Fields";
import { EMPTY } from "./record";
import { VENDORS } from "./shelf";
import { openAbout } from "./vendors";
import styles from "./vendors.module.css";
import { LABELS, sayField, type Vendor } from "./words";

/** The panel of a new vendor. */
export function Add({ open, go }: { open: boolean; go: Go }) {
  return (
    <NewPanel title="Add a vendor" open={open} shelf={VENDORS} empty={EMPTY} go={go}>
      {(texts, set) => <Fields texts={texts} set={set} />}
    </NewPanel>
  );
}

interface DetailsProps {
  vendors: readonly Vendor[];
  /** The vendor that is open; null for none. */
  id: string | null;
  go: Go;
}

/** The panel of a vendor on record. */
export function Details({ vendors, id, go }: DetailsProps) {
  return (
    <OpenPanel
      rows={vendors}
      word="vendor"
      id={id}
      go={go}
      titleOf={({ name }) => name}
      noun="Vendor"
      gone={<p>This vendor is no longer on record. Close the panel to see those that are.</p>}
    >
      {(vendor, close) => <Whole key={vendor.id} vendor={vendor} onGone={close} />}
    </OpenPanel>
  );
}

function Whole({ vendor, onGone }: { vendor: Vendor; onGone: () => void }) {
  const { may, today } = useHere();
  const open = openAbout(vendor, today);
  return (
    <>
      {open.length > 0 ? (
        <ul className={looks.open} aria-label="Still open">
          {open.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p className={looks.quiet}>Nothing is open about this vendor.</p>
      )}
      <Against id={vendor.id} />
      <section className={looks.part} aria-label="What is on record">
        <h3>What is on record</h3>
        <OnRecord shelf={VENDORS} item={vendor}>
          {(texts, set) => <Fields texts={texts} set={set} />}
        </OnRecord>
      </section>
      <Why vendor={vendor.id} />
      <Systems vendor={vendor} />
      <section className={looks.part} aria-label="Files">
        <h3>Files</h3>
        <Evidence about="vendor" id={vendor.id} of={vendor.name} />
      </section>
      <Past kind="Vendor" id={vendor.id} labels={LABELS} say={sayPast} />
      {may("inventory:write") && (
        <Remove shelf={VENDORS} item={vendor} about="vendor" onDone={onGone}>
          Only for a mistake. When you stop working with a firm, enter its last day above, so that the record of what it
          did for you stays.
        </Remove>
      )}
    </>
  );
}

function sayPast(field: string, value: unknown): string | undefined {
  const ours = field === "agreement" || field === "touches_phi" || field === "multi_factor";
  return ours && typeof value === "string" ? sayField(field, value) : undefined;
}

/** Why an agreement matters: the rule's reason in our words. */
function Why({ vendor }: { vendor: string }) {
  const { id } = useHere();
  return (
    <section className={looks.part} aria-label="Why an agreement">
      <h3>Why an agreement</h3>
      <p>
        A firm that handles patient information for you is your <BusinessAssociate />. You may let it do so only when it
        has promised to protect that information. The promise has to be in writing.
      </p>
      <p className={looks.quiet}>45 CFR 164.308(b)(1) and (b)(3)</p>
      <p>
        Most firms have an agreement of their own: ask for it, read it, sign it, and attach it below. A firm that treats
        your patients itself, such as a laboratory, needs none for that.
      </p>
      <p className={looks.quiet}>45 CFR 160.103, business associate, (4)(i)</p>
      <p>
        Not sure?{" "}
        <Link to="/practice/$id/engagements/$vendor" params={{ id, vendor }}>
          Ask whether it is a business associate
        </Link>
      </p>
    </section>
  );
}

/** The term with its meaning. */
export function BusinessAssociate({ many = false }: { many?: boolean }) {
  return (
    <Explain term={many ? "business associates" : "business associate"}>
      A person or firm outside your staff that makes, gets, keeps or sends patient information to do a job for you.
      Examples: the maker of your EHR, a billing service, whoever backs up your files. 45 CFR 160.103.
    </Explain>
  );
}

function Systems({ vendor }: { vendor: Vendor }) {
  const { id } = useHere();
  const assets = useAll("/v1/practices/{practice_id}/assets");
  const flows = useAll("/v1/practices/{practice_id}/flows");
  const run = (assets.data ?? []).filter(({ vendor_id }) => vendor_id === vendor.id);
  const sent = (flows.data ?? []).filter(({ to_vendor_id }) => to_vendor_id === vendor.id);
  return (
    <section className={looks.part} aria-label="Systems it runs or looks after">
      <h3>Systems it runs or looks after</h3>
      {assets.data && run.length === 0 && (
        <p className={looks.quiet}>
          No system on record names this vendor.{" "}
          <Link to="/practice/$id/assets" params={{ id }}>
            Look at the systems
          </Link>
        </p>
      )}
      {run.length > 0 && (
        <ul className={looks.links}>
          {run.map(({ id: asset, name, retired_on }) => (
            <li key={asset}>
              <Link to="/practice/$id/assets" params={{ id }} search={{ asset }} preload={false}>
                {name}
              </Link>
              {retired_on !== null && <span className={styles.ended}> no longer in use</span>}
            </li>
          ))}
        </ul>
      )}
      {sent.length > 0 && (
        <>
          <h4>What is sent to it</h4>
          <ul className={looks.links}>
            {sent.map(({ id: flow, name }) => (
              <li key={flow}>
                <Link to="/practice/$id/map" params={{ id }} search={{ flow }} preload={false}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
