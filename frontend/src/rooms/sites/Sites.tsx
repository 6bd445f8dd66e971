/** Where does the practice work? */
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { type Go, type Search, useAddress } from "../../pieces/address";
import { Merge } from "../../pieces/changes";
import { EditCell } from "../../pieces/EditCell";
import { useHere } from "../../pieces/here";
import { useShelfInline } from "../../pieces/inline";
import { LinkButton } from "../../pieces/LinkButton";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { type Column, Grid } from "../../ui/Grid";
import { Card, Page } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { Add, Details, type Standing } from "./Details";
import styles from "./sites.module.css";
import { KIND_CHOICES, kindOf, KINDS, PATH, type Site, SITES } from "./words";

/** The page. */
export function Sites() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const sites = useAll(PATH, { sort: "name" });
  const systems = useSystems();
  const trouble = useTrouble(sites.error);
  const write = may("inventory:write");
  return (
    <Page
      title="Sites"
      lead="The places where you work with patient information or keep it: offices, homes of those who work from home, storage. Doors, keys and thieves are looked at place by place."
      actions={write && <AddButton go={go}>Add a site</AddButton>}
    >
      {trouble && <Unread what="the sites" why={trouble.message} onRetry={() => void sites.refetch()} />}
      {sites.isPending && <Loading what="the sites" />}
      {sites.data &&
        (sites.data.length > 0 ? (
          <List sites={sites.data} systems={systems} search={search} go={go} write={write} />
        ) : (
          <Nothing />
        ))}
      {sites.data && <Details sites={sites.data} id={search.site ?? null} systems={systems} go={go} />}
      {write && <Add open={search.add !== undefined} go={go} />}
    </Page>
  );
}

function Nothing() {
  const { id } = useHere();
  return (
    <Card>
      <Empty>No place is on record yet. Add the office first, then every other place where records are.</Empty>
      <div>
        <LinkButton to="/practice/$id/start" params={{ id }} variant="default">
          Or answer the first questions about your practice
        </LinkButton>
      </div>
    </Card>
  );
}

interface ListProps {
  sites: Site[];
  systems: ReadonlyMap<string, Standing[]> | null;
  search: Search;
  go: Go;
  write: boolean;
}

function List({ sites, systems, search, go, write }: ListProps) {
  const { id } = useHere();
  const { edit, kind, change } = useShelfInline(PATH, SITES);
  const columns: Column<Site>[] = [
    { id: "name", title: "Site", cell: (site) => <Name site={site} />, value: ({ name }) => name },
    {
      id: "kind",
      title: SITES.labels.kind,
      cell: (site) =>
        write ? (
          <EditCell
            label={`${SITES.labels.kind}, ${site.name}`}
            value={site.kind}
            choices={KIND_CHOICES}
            onSave={(text) => edit(site.id, { kind: kindOf(text) }, `${site.name} is changed.`)}
          />
        ) : (
          KINDS[site.kind]
        ),
      value: (site) => KINDS[site.kind],
    },
    {
      id: "systems",
      title: "Systems here",
      numeric: true,
      cell: (site) => {
        const count = systems?.get(site.id)?.length ?? 0;
        if (!systems) return "…";
        if (count === 0) return "none";
        return (
          <Link
            to="/practice/$id/assets"
            params={{ id }}
            search={{ site: site.id }}
            aria-label={`${count} systems at ${site.name}`}
          >
            {count}
          </Link>
        );
      },
      value: (site) => systems?.get(site.id)?.length ?? 0,
    },
    {
      id: "note",
      title: "Note",
      cell: ({ note }) => (note ? <span className={styles.note}>{note}</span> : <span data-none>–</span>),
    },
  ];
  return (
    <>
      <Grid
        label="Sites"
        rows={sites}
        keyOf={(site) => site.id}
        columns={columns}
        sort={search.sort ?? "name"}
        onSort={(sort) => {
          go({ sort: sort === "name" ? "" : sort });
        }}
        current={search.site ?? null}
      />
      <Merge kind={kind} change={change} />
    </>
  );
}

function Name({ site }: { site: Site }) {
  return (
    <Opens word="site" id={site.id}>
      {site.name}
    </Opens>
  );
}

/** The systems at each site, by its id; null as long as they are not read. */
function useSystems(): ReadonlyMap<string, Standing[]> | null {
  const assets = useAll("/v1/practices/{practice_id}/assets");
  return useMemo(() => {
    if (!assets.data) return null;
    const at = new Map<string, Standing[]>();
    for (const { id, name, site_id } of assets.data)
      if (site_id !== null) at.set(site_id, [...(at.get(site_id) ?? []), { id, name }]);
    return at;
  }, [assets.data]);
}
