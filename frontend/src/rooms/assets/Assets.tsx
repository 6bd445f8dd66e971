/** What creates, receives, maintains or transmits PHI here? 45 CFR 164.308(a)(1)(ii)(A) begins with this list. */
import { Button } from "@mantine/core";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { AddButton, PasteButton } from "../../pieces/Adding";
import { type Go, useAddress } from "../../pieces/address";
import { Closed } from "../../pieces/Closed";
import { useHere } from "../../pieces/here";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll } from "../../pieces/lists";
import { useOwners } from "../../pieces/Owner";
import { NewPanel } from "../../pieces/RecordPanel";
import { Explain } from "../../ui/Explain";
import { Card, Page } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Details } from "./Details";
import { Fields } from "./Fields";
import { Groups } from "./Groups";
import { Inventory } from "./Inventory";
import { PastePanel } from "./PastePanel";
import { EMPTY, PATH, systems } from "./record";
import { type Asset, type Names, SYSTEMS } from "./words";

/** The page. */
export function Assets() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const assets = useAll(PATH, { sort: "name" }, { enabled: may("inventory:read") });
  const { names, error, again } = useInventoryNames();
  const people = useOwners(assets.data ?? NONE);
  const trouble = useTrouble(assets.error ?? error);
  const write = may("inventory:write");
  if (!may("inventory:read")) return <Closed title={SYSTEMS} what="the systems and devices" />;
  return (
    <Page
      title={SYSTEMS}
      wide
      lead={<Lead />}
      actions={
        write && (
          <>
            <PasteButton go={go} />
            <AddButton go={go}>Add a system</AddButton>
          </>
        )
      }
    >
      {trouble && (
        <Unread
          what="the systems"
          why={trouble.message}
          onRetry={() => {
            void assets.refetch();
            again();
          }}
        />
      )}
      {!trouble && !(assets.data && names) && <Loading what="the systems" />}
      {assets.data && names && (
        <>
          {assets.data.length > 0 ? (
            <Inventory assets={assets.data} names={names} people={people} search={search} go={go} />
          ) : (
            <Nothing write={write} go={go} />
          )}
          <Details assets={assets.data} id={search.asset ?? null} names={names} people={people} go={go} />
          <Groups open={search.groups !== undefined} assets={assets.data} go={go} />
          {write && (
            <>
              <Add open={search.add !== undefined} names={names} people={people} go={go} />
              <PastePanel open={search.paste !== undefined} assets={assets.data} names={names} go={go} />
            </>
          )}
        </>
      )}
    </Page>
  );
}

const NONE: Asset[] = [];

function Lead() {
  return (
    <>
      Everything that holds or carries{" "}
      <Explain term="ePHI">
        Electronic protected health information: anything about a patient’s health, care or payment that is kept or sent
        electronically and says, or lets one guess, who the patient is.
      </Explain>
      , on a screen, in a drawer or with a vendor. Your risks are worked out from this list.
    </>
  );
}

function Nothing({ write, go }: { write: boolean; go: Go }) {
  const { id } = useHere();
  return (
    <Card>
      <Empty>
        Nothing is on record yet. A practice of nine people usually has twenty to thirty: the EHR, computers, phones,
        e-mail, the copier, paper charts.
      </Empty>
      {write ? (
        <div>
          <LinkButton to="/practice/$id/proposals" params={{ id }}>
            See systems you likely have
          </LinkButton>{" "}
          <Button
            variant="subtle"
            onClick={() => {
              go({ paste: "1" });
            }}
          >
            You have a list? Paste it
          </Button>
        </div>
      ) : (
        <p>Your role reads this list; an owner, a manager or one of the officers fills it.</p>
      )}
    </Card>
  );
}

interface AddProps {
  open: boolean;
  names: Names;
  people: readonly string[];
  go: Go;
}

function Add({ open, names, people, go }: AddProps) {
  return (
    <NewPanel title="Add a system or device" open={open} shelf={systems(names)} empty={EMPTY} go={go}>
      {(texts, set) => <Fields texts={texts} set={set} names={names} people={people} />}
    </NewPanel>
  );
}

/** What the ids stand for; null until all of it is read. */
function useInventoryNames(): { names: Names | null; error: unknown; again: () => void } {
  const { may } = useHere();
  const read = { enabled: may("inventory:read") };
  const types = works.useQuery("get", "/v1/asset-types", { params: { query: { limit: 200 } } });
  const sites = useAll("/v1/practices/{practice_id}/sites", undefined, read);
  const vendors = useAll("/v1/practices/{practice_id}/vendors", undefined, read);
  const groups = useAll("/v1/practices/{practice_id}/groups", undefined, read);
  const kinds = useMemo(() => types.data && new Map(types.data.items.map((type) => [type.id, type])), [types.data]);
  const names = useMemo(() => {
    if (!kinds || !sites.data || !vendors.data || !groups.data) return null;
    return { types: kinds, sites: named(sites.data), vendors: named(vendors.data), groups: named(groups.data) };
  }, [kinds, sites.data, vendors.data, groups.data]);
  const all = [types, sites, vendors, groups];
  return {
    names,
    error: all.find((each) => each.error !== null)?.error ?? null,
    again: () => {
      for (const each of all) void each.refetch();
    },
  };
}

function named(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
