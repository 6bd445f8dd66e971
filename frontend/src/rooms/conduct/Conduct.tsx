/** What was done when somebody broke a rule, and what did people complain about? 45 CFR 164.530(d), (e) and (g). */
import { useTrouble } from "../../api/problems";
import { useAddress } from "../../pieces/address";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Card, Page } from "../../ui/Page";
import { Complaints } from "./Complaints";
import { COMPLAINTS } from "./complaints";
import { Sanctions } from "./Sanctions";
import { SANCTIONS } from "./sanctions";

const TITLE = "Sanctions and complaints";

/** The page, for the few who may see it. */
export function Conduct() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const enabled = { enabled: may("conduct:read") };
  const sanctions = useAll(SANCTIONS, undefined, enabled);
  const complaints = useAll(COMPLAINTS, undefined, enabled);
  const people = useAll("/v1/practices/{practice_id}/people", { sort: "name" }, enabled);
  const trouble = useTrouble(sanctions.error ?? complaints.error ?? people.error);
  if (!enabled.enabled) return <Closed title={TITLE} what="sanctions and complaints" />;
  if (!sanctions.data || !complaints.data || !people.data) {
    const again = () => {
      for (const list of [sanctions, complaints, people]) void list.refetch();
    };
    return <Awaited title={TITLE} what="sanctions and complaints" trouble={trouble} onRetry={again} />;
  }
  return (
    <Page
      title={TITLE}
      wide
      lead="HIPAA asks for a record of both: each sanction that you apply, and each complaint that comes in, with what came of it. 45 CFR 164.530(d)(2) and (e)(2)."
    >
      <Card>
        <p>
          <strong>Who sees this.</strong> Owners, the security officer and the privacy officer. Nobody else finds a word
          of it, not even in the history. The rule does not say who may read these records. That so few do is our
          advice: people speak up when it stays with few.
        </p>
        <p>
          <strong>Name no patient,</strong> in no field of this page. A date of birth or a chart number is a name too.
        </p>
        <p>
          <strong>No harm to those who speak up.</strong> Nobody may be threatened or treated worse for a complaint:
          164.530(g). And nobody may be made to give up the right to complain to HHS in order to be treated: 164.530(h).
        </p>
      </Card>
      <Complaints complaints={complaints.data} people={people.data} search={search} go={go} />
      <Sanctions sanctions={sanctions.data} people={people.data} search={search} go={go} />
    </Page>
  );
}
