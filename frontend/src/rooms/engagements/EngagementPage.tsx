/** Is this vendor a business associate? The result with its reasons, and the interview that it comes from. */
import { Link, useParams } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { Awaited } from "../../pieces/Awaited";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { ENGAGEMENTS, QUESTIONS } from "./engagements";
import { Interview } from "./Interview";
import { Result } from "./Result";

const TITLE = "Is it a business associate?";

/** The page. */
export function EngagementPage() {
  const { id: practice_id } = useHere();
  const { vendor: id } = useParams({ from: "/signed-in/practice/$id/engagements/$vendor" });
  const path = { practice_id, id };
  const vendor = works.useQuery("get", "/v1/practices/{practice_id}/vendors/{id}", { params: { path } });
  const questions = useAll(QUESTIONS);
  const told = useAll(ENGAGEMENTS);
  const trouble = useTrouble(vendor.error ?? questions.error ?? told.error);
  if (!vendor.data || !questions.data || !told.data)
    return <Awaited title={TITLE} what="the interview" trouble={trouble} onRetry={() => void told.refetch()} />;
  const found = told.data.find(({ vendor_id }) => vendor_id === id) ?? null;
  return (
    <Page
      title={`${vendor.data.name}: ${TITLE.charAt(0).toLowerCase()}${TITLE.slice(1)}`}
      lead="What counts is what the firm does for you with patient information. What it calls itself does not count. About twenty short questions; say what you know, and leave the rest open. 45 CFR 160.103."
      actions={found && <PrintButton />}
    >
      <p>
        <Link to="/practice/$id/vendors" params={{ id: practice_id }} search={{ vendor: id }}>
          Back to {vendor.data.name}
        </Link>
      </p>
      {found && (
        <Section title="The result">
          <Result found={found} />
        </Section>
      )}
      <Section title="The questions">
        <Interview key={found?.version ?? 0} vendor_id={id} questions={questions.data} found={found} />
      </Section>
      {found && <Past kind="Engagement" id={found.id} labels={LABELS} />}
    </Page>
  );
}

const LABELS = { answers: "The answers", review_on: "Ask again on", note: "Note" };
