import type { Meting } from "../api/types.ts";
import { type Configuratie, LEEG, maakWelgevormd } from "./configuratie.ts";
import type { Kennis } from "./kennis.ts";
import type { Moment } from "./reducer.ts";
import { BEELDEN, FILTERS, VRAGEN, type Weergave, WEERGAVE } from "./weergave.ts";

/**
 * The whole state in the address, behind the #, so that a link carries everything and no server log sees it.
 * A setting belongs to exactly one knob, so naming the settings is enough: short, and readable by people.
 *
 *     #g=gm0344&d=jeugd&s=veel-aanbieders.krappe-formatie&m=intervisie&v=aantal-aanbieders&taal=en
 */
export function naarAdres(moment: Moment, weergave: Weergave): string {
  const p = new URLSearchParams();
  const c = moment.configuratie;
  const zet = (naam: string, waarde: string | null) => {
    if (waarde) p.set(naam, waarde);
  };
  zet("n", c.naam);
  zet("g", c.gemeente);
  zet("d", c.domein);
  zet("a", c.archetype);
  if (moment.begonnen) p.set("s", Object.values(c.keuzes).flat().join("."));
  zet("m", c.maatregelen.join("."));
  zet("v", c.vast.join("."));
  zet("mt", c.metingen.map((m) => `${m.indicator}~${m.proportie}~${m.waarnemingen}`).join("_"));
  if (weergave.taal !== WEERGAVE.taal) p.set("taal", weergave.taal);
  if (weergave.beeld !== WEERGAVE.beeld) p.set("beeld", weergave.beeld);
  if (weergave.scherm) p.set("scherm", "1");
  if (weergave.breed) p.set("breed", "1");
  if (weergave.tab !== WEERGAVE.tab) p.set("tab", weergave.tab);
  zet("zonder", weergave.verborgen.join("."));
  zet("knoop", weergave.knoop);
  zet("b", weergave.bevinding);
  if (weergave.vraag !== WEERGAVE.vraag) p.set("vraag", weergave.vraag);
  zet("doel", weergave.doel);
  zet("pad", weergave.padNaar);
  zet("fase", weergave.perFase === null ? null : String(weergave.perFase));
  for (const ander of weergave.naast) p.append("naast", ander);
  if (weergave.filter !== WEERGAVE.filter) p.set("toon", weergave.filter);
  return p.toString();
}

export interface Gelezen {
  moment: Moment;
  onbekend: string[];
}

const woorden = (waarde: string | null): string[] => (waarde ? waarde.split(".").filter(Boolean) : []);

/** Reads what `naarAdres` wrote. Slugs that this knowledge does not have are left out and named. */
export function leesMoment(adres: string, kennis: Kennis): Gelezen {
  const p = new URLSearchParams(adres);
  const onbekend: string[] = [];
  const bekend = (waarde: string | null, heeft: (slug: string) => boolean): string[] =>
    woorden(waarde).filter((slug) => heeft(slug) || (onbekend.push(slug), false));
  const een = (naam: string, heeft: (slug: string) => boolean) => bekend(p.get(naam), heeft)[0] ?? null;

  const keuzes: Record<string, string[]> = {};
  for (const slug of bekend(p.get("s"), (s) => kennis.knopVanStand.has(s))) {
    const knop = kennis.knopVanStand.get(slug)!;
    keuzes[knop.slug] = knop.meervoudig ? [...(keuzes[knop.slug] ?? []), slug] : [slug];
  }
  const configuratie: Configuratie = {
    ...LEEG,
    naam: p.get("n") ?? "",
    gemeente: p.get("g"),
    domein: een("d", (s) => kennis.domeinen.some((d) => d.slug === s)),
    archetype: een("a", (s) => kennis.archetypen.some((a) => a.slug === s)),
    keuzes,
    maatregelen: bekend(p.get("m"), (s) => kennis.maatregel.has(s)),
    vast: bekend(p.get("v"), (s) => kennis.knop.has(s)),
    metingen: leesMetingen(p.get("mt")),
  };
  const gelezen = maakWelgevormd(configuratie, kennis);
  return { moment: { configuratie: gelezen.configuratie, begonnen: p.has("s") }, onbekend: [...onbekend, ...gelezen.onbekend] };
}

function leesMetingen(waarde: string | null): Meting[] {
  return (waarde ? waarde.split("_") : []).flatMap((deel) => {
    const [indicator, proportie, waarnemingen] = deel.split("~");
    const meting = { indicator: indicator ?? "", proportie: Number(proportie), waarnemingen: Number(waarnemingen) };
    return meting.indicator && Number.isFinite(meting.proportie) && Number.isFinite(meting.waarnemingen) ? [meting] : [];
  });
}

function leesAantal(waarde: string | null): number | null {
  const n = Number(waarde);
  return Number.isInteger(n) && n >= 1 && n <= 50 ? n : null;
}

/** How the page is looked at; read apart from the configuration, since the language is needed before any knowledge is. */
export function leesWeergave(adres: string): Weergave {
  const p = new URLSearchParams(adres);
  const tab = p.get("tab");
  return {
    taal: p.get("taal") === "en" ? "en" : "nl",
    beeld: BEELDEN.find((b) => b === p.get("beeld")) ?? WEERGAVE.beeld,
    scherm: p.get("scherm") === "1",
    breed: p.get("breed") === "1",
    tab: tab === "graaf" || tab === "bevindingen" ? tab : "knoppen",
    verborgen: woorden(p.get("zonder")),
    knoop: p.get("knoop"),
    bevinding: p.get("b"),
    doel: (["samenhangend", "harmonisch"] as const).find((d) => d === p.get("doel")) ?? null,
    padNaar: p.get("pad"),
    perFase: leesAantal(p.get("fase")),
    naast: p.getAll("naast"),
    filter: FILTERS.find((f) => f === p.get("toon")) ?? WEERGAVE.filter,
    vraag: VRAGEN.find((v) => v === p.get("vraag")) ?? WEERGAVE.vraag,
  };
}
