import type { ConfiguratieJson, Knop, Meting, Stap } from "../api/types.ts";
import { type Kennis, pastBijDomein } from "./kennis.ts";

/** What the six people at the table have decided. `vast` holds the knobs they cannot or will not turn any more. */
export interface Configuratie {
  readonly naam: string;
  readonly gemeente: string | null;
  readonly domein: string | null;
  readonly archetype: string | null;
  readonly keuzes: Readonly<Record<string, readonly string[]>>;
  readonly maatregelen: readonly string[];
  readonly metingen: readonly Meting[];
  readonly vast: readonly string[];
}

export const LEEG: Configuratie = {
  naam: "", gemeente: null, domein: null, archetype: null, keuzes: {}, maatregelen: [], metingen: [], vast: [],
};

export function gekozen(c: Configuratie, knop: string): readonly string[] {
  return c.keuzes[knop] ?? [];
}

export function aantalGekozen(c: Configuratie): number {
  return Object.keys(c.keuzes).length;
}

function metKeuze(c: Configuratie, knop: string, standen: readonly string[]): Configuratie {
  const { [knop]: _, ...rest } = c.keuzes;
  return { ...c, keuzes: standen.length > 0 ? { ...rest, [knop]: standen } : rest };
}

/** Measures that are realised by a setting of this knob cannot stand beside another setting: they go. */
function zonderTegenspraak(c: Configuratie, kennis: Kennis, knop: Knop): Configuratie {
  const standen = gekozen(c, knop.slug);
  if (standen.length === 0) return c;
  const blijft = c.maatregelen.filter((slug) => {
    const via = kennis.maatregel.get(slug)?.viaStand;
    return via?.knop.slug !== knop.slug || standen.includes(via.slug);
  });
  return blijft.length === c.maatregelen.length ? c : { ...c, maatregelen: blijft };
}

/** Turns a knob. With several settings allowed, switches this one on or off; "none of these" stands alone. `null` leaves it open. */
export function draai(c: Configuratie, kennis: Kennis, knopSlug: string, standSlug: string | null): Configuratie {
  const knop = kennis.knop.get(knopSlug);
  if (!knop || c.vast.includes(knopSlug)) return c;
  if (standSlug === null) return metKeuze(c, knopSlug, []);
  const nu = gekozen(c, knopSlug);
  if (!knop.meervoudig) return zonderTegenspraak(metKeuze(c, knopSlug, [standSlug]), kennis, knop);
  if (nu.includes(standSlug)) {
    return zonderTegenspraak(metKeuze(c, knopSlug, nu.filter((s) => s !== standSlug)), kennis, knop);
  }
  const alleen = kennis.stand.get(standSlug)?.uitsluitend ?? false;
  const naast = alleen ? [] : nu.filter((s) => !kennis.stand.get(s)?.uitsluitend);
  const volgorde = knop.standen.map((s) => s.slug).filter((s) => s === standSlug || naast.includes(s));
  return zonderTegenspraak(metKeuze(c, knopSlug, volgorde), kennis, knop);
}

/** Takes a measure. One that is realised by a setting turns that knob instead. */
export function neem(c: Configuratie, kennis: Kennis, slug: string): Configuratie {
  const maatregel = kennis.maatregel.get(slug);
  if (!maatregel) return c;
  const via = maatregel.viaStand;
  if (via) return gekozen(c, via.knop.slug).includes(via.slug) ? c : draai(c, kennis, via.knop.slug, via.slug);
  return c.maatregelen.includes(slug) ? c : { ...c, maatregelen: [...c.maatregelen, slug] };
}

/** Makes several turns at once, as a repair or a phase of a path says. What stands fixed is not in it: the service heeds that. */
export function stelBij(c: Configuratie, kennis: Kennis, stappen: readonly Stap[]): Configuratie {
  let nieuw = c;
  for (const { knop, van, naar, maatregel, weg } of stappen) {
    if (maatregel) {
      nieuw = weg ? laatVallen(nieuw, maatregel.slug) : neem(nieuw, kennis, maatregel.slug);
    } else if (knop) {
      const meervoudig = kennis.knop.get(knop.slug)?.meervoudig ?? false;
      const blijft = meervoudig ? gekozen(nieuw, knop.slug).filter((s) => s !== van?.slug && s !== naar?.slug) : [];
      nieuw = metKeuze(nieuw, knop.slug, naar ? [...blijft, naar.slug] : blijft);
    }
  }
  return maakWelgevormd(nieuw, kennis).configuratie;
}

export function laatVallen(c: Configuratie, slug: string): Configuratie {
  return { ...c, maatregelen: c.maatregelen.filter((m) => m !== slug) };
}

/** Sets the domain; choices that do not exist in it go, since they could not be well formed. */
export function zetDomein(c: Configuratie, kennis: Kennis, domein: string | null): Configuratie {
  const keuzes: Record<string, readonly string[]> = {};
  for (const [slug, standen] of Object.entries(c.keuzes)) {
    const knop = kennis.knop.get(slug);
    const blijft = standen.filter((s) => {
      const stand = kennis.stand.get(s);
      return knop && stand && pastBijDomein(knop, stand, domein);
    });
    if (blijft.length > 0) keuzes[slug] = blijft;
  }
  return { ...c, domein, keuzes };
}

/**
 * Leaves out what cannot stand together, so that what comes from a link, a file or an example can always be judged:
 * settings beside "none of these", settings of another domain, measures against the setting of their own knob.
 */
export function maakWelgevormd(c: Configuratie, kennis: Kennis): Ingelezen {
  const keuzes: Record<string, readonly string[]> = {};
  for (const [slug, standen] of Object.entries(c.keuzes)) {
    const alleen = standen.find((s) => kennis.stand.get(s)?.uitsluitend);
    keuzes[slug] = alleen && standen.length > 1 ? standen.filter((s) => s !== alleen) : standen;
  }
  let nieuw = zetDomein({ ...c, keuzes }, kennis, c.domein);
  for (const slug of Object.keys(nieuw.keuzes)) nieuw = zonderTegenspraak(nieuw, kennis, kennis.knop.get(slug)!);
  const genoemd = (x: Configuratie) => [...Object.values(x.keuzes).flat(), ...x.maatregelen];
  const blijft = new Set(genoemd(nieuw));
  return { configuratie: nieuw, onbekend: genoemd(c).filter((s) => !blijft.has(s)) };
}

/** A configuration as read, and what was left out of it, by slug. */
export interface Ingelezen {
  configuratie: Configuratie;
  onbekend: string[];
}

/** Reads a configuration from the service, a file or an example. What the knowledge does not know is left out and named. */
export function uitJson(json: ConfiguratieJson, kennis: Kennis): Ingelezen {
  const onbekend: string[] = [];
  const keuzes: Record<string, readonly string[]> = {};
  for (const [slug, waarde] of Object.entries(json.keuzes)) {
    const knop = kennis.knop.get(slug);
    const gevraagd = Array.isArray(waarde) ? waarde : [waarde];
    if (!knop) {
      onbekend.push(slug);
      continue;
    }
    const bekend = gevraagd.filter((s) => kennis.knopVanStand.get(s) === knop);
    onbekend.push(...gevraagd.filter((s) => !bekend.includes(s)));
    if (bekend.length > 0) keuzes[slug] = knop.meervoudig ? bekend : bekend.slice(0, 1);
  }
  const maatregelen = (json.maatregelen ?? []).filter((m) => kennis.maatregel.has(m) || (onbekend.push(m), false));
  const kent = (lijst: { slug: string }[], slug: string | undefined): string | null => {
    if (slug === undefined || slug === "") return null;
    if (lijst.some((x) => x.slug === slug)) return slug;
    onbekend.push(slug);
    return null;
  };
  const gelezen = maakWelgevormd(
    {
      ...LEEG,
      naam: json.naam ?? "",
      gemeente: json.gemeente ?? null,
      domein: kent(kennis.domeinen, json.domein),
      archetype: kent(kennis.archetypen, json.archetype),
      keuzes,
      maatregelen,
      metingen: json.metingen ?? [],
      vast: (json.vast ?? []).filter((k) => kennis.knop.has(k) || (onbekend.push(k), false)),
    },
    kennis,
  );
  return { ...gelezen, onbekend: [...onbekend, ...gelezen.onbekend] };
}

/** The form that the service and a file take. A knob with one setting is a word, one with several a list. */
export function naarJson(c: Configuratie, kennis: Kennis): ConfiguratieJson {
  const keuzes: Record<string, string | string[]> = {};
  for (const [slug, standen] of Object.entries(c.keuzes)) {
    keuzes[slug] = kennis.knop.get(slug)?.meervoudig ? [...standen] : standen[0]!;
  }
  return {
    ...(c.naam && { naam: c.naam }),
    ...(c.gemeente && { gemeente: c.gemeente }),
    ...(c.domein && { domein: c.domein }),
    ...(c.archetype && { archetype: c.archetype }),
    keuzes,
    maatregelen: [...c.maatregelen],
    ...(c.metingen.length > 0 && { metingen: [...c.metingen] }),
    ...(c.vast.length > 0 && { vast: [...c.vast] }),
  };
}
