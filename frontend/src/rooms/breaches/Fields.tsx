/** What does an assessment ask? In the order of 164.402: each question only where the one before leaves it open. */
import { choicesOf } from "../../pieces/choices";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import looks from "../../ui/looks.module.css";
import { type Breach, CONCLUSIONS, EXCLUSIONS, FACTORS, type Texts, WEIGHTS, YES_NO } from "./breaches";
import styles from "./breaches.module.css";
import { Group, type Set } from "./Group";
import { Special } from "./Special";
import type { Guide } from "./useBreach";

interface Props {
  texts: Texts;
  set: Set;
  guide: Guide;
  suggested: Breach["conclusion"];
}

/** All of it. */
export function Fields({ texts, set, guide, suggested }: Props) {
  const out = texts.phi === "no" || texts.permitted === "yes" || texts.secured === "yes" || texts.exclusion !== "";
  return (
    <>
      <Group title="The information">
        <Information texts={texts} set={set} />
      </Group>
      {texts.phi === "yes" && !out && (
        <Group title="The four factors">
          <p className={looks.quiet}>
            Without this it counts as a breach: 164.402(2). You can leave it and tell the people.
          </p>
          {guide.factors.map((factor) => (
            <Factor key={factor.id} factor={factor} texts={texts} set={set} />
          ))}
        </Group>
      )}
      {(!out || texts.conclusion === "breach") && (
        <Group title="The people">
          <People texts={texts} set={set} />
        </Group>
      )}
      <Group title="The decision">
        {suggested !== texts.conclusion && (
          <p className={looks.quiet}>From what is saved so far: {CONCLUSIONS[suggested]}. A person decides.</p>
        )}
        <ChoiceField
          name="conclusion"
          value={texts.conclusion}
          onChange={set("conclusion")}
          choices={choicesOf(CONCLUSIONS)}
        />
        <NoteField
          name="reasoning"
          hint="You have to be able to show it later, above all when it is no breach: 164.414(b)."
          value={texts.reasoning}
          onChange={set("reasoning")}
        />
        <div className={looks.pair}>
          <LineField
            name="decided_by"
            hint="You, if you leave it empty."
            value={texts.decided_by}
            onChange={set("decided_by")}
          />
          <DayField
            name="decided_on"
            hint="Today, if you leave it empty."
            value={texts.decided_on}
            onChange={set("decided_on")}
          />
        </div>
      </Group>
      <Special texts={texts} set={set} />
      <Telling texts={texts} set={set} />
    </>
  );
}

function Information({ texts, set }: { texts: Texts; set: Set }) {
  return (
    <>
      <DayField
        name="discovered_on"
        hint="The first day on which anybody here knew, or should have: 164.404(a)(2)."
        value={texts.discovered_on}
        onChange={set("discovered_on")}
      />
      <ChoiceField
        name="phi"
        hint="Anything that shows who a patient is, with anything about their health, care or payment."
        value={texts.phi}
        onChange={set("phi")}
        choices={choicesOf(YES_NO)}
      />
      {texts.phi === "yes" && (
        <ChoiceField
          name="permitted"
          hint="A theft is not. A fax to another provider of the same patient may be: 164.506."
          value={texts.permitted}
          onChange={set("permitted")}
          choices={choicesOf(YES_NO)}
        />
      )}
      {texts.permitted === "yes" && (
        <NoteField name="permitted_why" value={texts.permitted_why} onChange={set("permitted_why")} />
      )}
      {texts.phi === "yes" && texts.permitted === "no" && (
        <ChoiceField
          name="secured"
          hint="Encrypted as the Secretary’s guidance describes, and the key was not lost with it. A password alone does not count."
          value={texts.secured}
          onChange={set("secured")}
          choices={choicesOf(YES_NO)}
        />
      )}
      {texts.secured === "yes" && (
        <NoteField
          name="secured_why"
          hint="For example: full disk encryption was on, as our list of devices shows. The key was not with it."
          value={texts.secured_why}
          onChange={set("secured_why")}
        />
      )}
      {texts.phi === "yes" && texts.permitted === "no" && texts.secured === "no" && (
        <ChoiceField
          name="exclusion"
          hint="164.402(1)(i) to (iii), and only if nothing more was done with it."
          value={texts.exclusion}
          onChange={set("exclusion")}
          choices={choicesOf(EXCLUSIONS)}
        />
      )}
      {texts.exclusion !== "" && (
        <NoteField name="exclusion_why" value={texts.exclusion_why} onChange={set("exclusion_why")} />
      )}
    </>
  );
}

function Factor({ factor, texts, set }: { factor: Guide["factors"][number]; texts: Texts; set: Set }) {
  const id = FACTORS.find((each) => each === factor.id) ?? "nature";
  return (
    <div className={styles.factor}>
      <ChoiceField
        name={id}
        hint={`${factor.ask} ${factor.citation}.`}
        value={texts[id]}
        onChange={set(id)}
        choices={choicesOf(WEIGHTS)}
      />
      {texts[id] !== "unknown" && (
        <NoteField name={`${id}_why`} value={texts[`${id}_why`]} onChange={set(`${id}_why`)} />
      )}
    </div>
  );
}

function People({ texts, set }: { texts: Texts; set: Set }) {
  return (
    <>
      <p className={looks.quiet}>Counts, never names. The list with the names stays outside this program.</p>
      <div className={looks.pair}>
        <LineField
          name="affected"
          kind="number"
          hint="Empty while you count."
          value={texts.affected}
          onChange={set("affected")}
        />
        <LineField
          name="unreachable"
          kind="number"
          hint="No address, or the letter came back."
          value={texts.unreachable}
          onChange={set("unreachable")}
        />
      </div>
      <LineField
        name="residents_by_state"
        hint="By postal code: OH 400, KY 12. More than 500 in one State means the media too."
        value={texts.residents_by_state}
        onChange={set("residents_by_state")}
      />
    </>
  );
}

/** The five elements that every notice has. */
function Telling({ texts, set }: { texts: Texts; set: Set }) {
  if (texts.conclusion !== "breach") return null;
  return (
    <Group title="What the notices say">
      <p className={looks.quiet}>
        Five things, in plain words: 164.404(c). No name of a patient. The letters below are made of this.
      </p>
      <NoteField
        name="what_happened"
        hint="A laptop was stolen from a locked car. The days are added."
        value={texts.what_happened}
        onChange={set("what_happened")}
      />
      <NoteField
        name="information"
        hint="The kinds only: names, dates of birth, diagnoses."
        value={texts.information}
        onChange={set("information")}
      />
      <NoteField
        name="protection"
        hint="Look through your insurer’s statements. Ask for a freeze of your credit file."
        value={texts.protection}
        onChange={set("protection")}
      />
      <NoteField
        name="response"
        hint="To look into it, to limit the harm, and so that it does not happen again."
        value={texts.response}
        onChange={set("response")}
      />
      <NoteField
        name="contact"
        hint="A toll-free number, and an e-mail address, a website or a postal address."
        value={texts.contact}
        onChange={set("contact")}
      />
    </Group>
  );
}
