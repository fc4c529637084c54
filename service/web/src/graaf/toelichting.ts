import type { Bronplaats, Gevolgen, Graaf, Graafknoop, Mitigatie, Pijlsoort } from "../api/types.ts";
import type { Kennis } from "../staat/kennis.ts";

export interface Toelichting {
  definitie: string | undefined;
  bronnen: readonly Bronplaats[];
  /** The measure as the findings show it, with what it lacks and brings. */
  maatregel: Mitigatie | undefined;
}

/** What is known about a node beyond its name. */
export function licht(knoop: Graafknoop, gevolgen: Gevolgen, kennis: Kennis): Toelichting {
  const { slug } = knoop;
  const leeg: Toelichting = { definitie: undefined, bronnen: [], maatregel: undefined };
  switch (knoop.soort) {
    case "keuze": {
      const stand = kennis.stand.get(slug);
      return { ...leeg, definitie: stand?.definitie, bronnen: stand?.bronnen ?? [] };
    }
    case "prikkel": {
      const oorzaken = gevolgen.bevindingen.flatMap((b) => b.oorzaken).filter((o) => o.prikkel?.slug === slug);
      return { ...leeg, definitie: gevolgen.prikkels.find((p) => p.slug === slug)?.definitie, bronnen: oorzaken.flatMap((o) => o.bronnen) };
    }
    case "risico": {
      const over = gevolgen.bevindingen.filter((b) => b.risico?.slug === slug);
      const definitie = gevolgen.risicos.find((r) => r.slug === slug)?.definitie ?? over.find((b) => b.risico?.definitie)?.risico?.definitie;
      return { ...leeg, definitie, bronnen: over.flatMap((b) => b.bronnen) };
    }
    case "mitigatie": {
      const maatregel = gevolgen.bevindingen.flatMap((b) => b.mitigaties).find((m) => m.slug === slug) ??
        gevolgen.mitigaties.find((m) => m.slug === slug);
      const bekend = kennis.maatregel.get(slug);
      return { definitie: bekend?.definitie, bronnen: bekend?.bronnen ?? [], maatregel };
    }
    case "indicator":
      return { ...leeg, definitie: gevolgen.indicatoren.find((i) => i.slug === slug)?.definitie };
    case "bronsysteem":
      return { ...leeg, definitie: gevolgen.indicatoren.flatMap((i) => i.bronsystemen).find((s) => s.slug === slug)?.definitie };
  }
}

export interface Verband {
  soort: Pijlsoort;
  kant: "heen" | "terug";
  knopen: Graafknoop[];
}

/** The neighbours of a node, by what binds them; causes before consequences. */
export function verbanden(knoop: Graafknoop, graaf: Graaf): Verband[] {
  const vind = new Map(graaf.knopen.map((k) => [k.id, k]));
  const per = new Map<string, Verband>();
  for (const p of graaf.pijlen) {
    const kant = p.naar === knoop.id ? "terug" : "heen";
    const ander = vind.get(kant === "terug" ? p.van : p.naar);
    if ((p.van !== knoop.id && p.naar !== knoop.id) || !ander) continue;
    const sleutel = `${kant} ${p.soort}`;
    const verband = per.get(sleutel) ?? { soort: p.soort, kant, knopen: [] };
    verband.knopen.push(ander);
    per.set(sleutel, verband);
  }
  return [...per.values()].toSorted((a, b) => Number(a.kant === "heen") - Number(b.kant === "heen"));
}
