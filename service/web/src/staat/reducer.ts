import { type Configuratie, draai, laatVallen, LEEG, neem, stelBij, uitJson, zetDomein } from "./configuratie.ts";
import type { Meting, Stap } from "../api/types.ts";
import type { Kennis } from "./kennis.ts";

export type Herkomst = "voorbeeld" | "leeg" | "bestand" | "naast";

export type Actie =
  | { soort: "draai"; knop: string; stand: string | null }
  | { soort: "neem" | "laatVallen"; maatregel: string }
  | { soort: "stelBij"; stappen: readonly Stap[] }
  | { soort: "zetVast"; knop: string }
  | { soort: "maakLos"; knoppen: readonly string[] }
  | { soort: "meting"; meting: Meting }
  | { soort: "metingWeg"; indicator: string }
  | { soort: "domein"; domein: string | null }
  | { soort: "gemeente"; gemeente: string | null }
  | { soort: "naam"; naam: string }
  | { soort: "laatArchetypeLos" }
  | { soort: "vanArchetype"; archetype: string }
  | { soort: "laad"; configuratie: Configuratie; herkomst: Herkomst }
  | { soort: "naarStart" }
  | { soort: "ongedaan" }
  | { soort: "opnieuw" };

/** One point in the conversation: what is decided, and whether a start has been made at all. */
export interface Moment {
  readonly configuratie: Configuratie;
  readonly begonnen: boolean;
}

export interface Staat {
  readonly verleden: readonly Moment[];
  readonly nu: Moment;
  readonly toekomst: readonly Moment[];
  /** What led to `nu`, for the line that says what the last turn changed. */
  readonly daad: Actie | null;
}

export const BEGIN: Staat = { verleden: [], nu: { configuratie: LEEG, begonnen: false }, toekomst: [], daad: null };

/** Undo goes back this far; a workshop turns a few hundred knobs at most. */
const DIEPTE = 200;

export function reduce(staat: Staat, actie: Actie, kennis: Kennis): Staat {
  if (actie.soort === "ongedaan") return terug(staat, actie);
  if (actie.soort === "opnieuw") return vooruit(staat, actie);
  const nu = volgende(staat.nu, actie, kennis);
  if (nu === staat.nu) return staat;
  return { verleden: [...staat.verleden, staat.nu].slice(-DIEPTE), nu, toekomst: [], daad: actie };
}

function terug(staat: Staat, daad: Actie): Staat {
  const nu = staat.verleden.at(-1);
  if (!nu) return staat;
  return { verleden: staat.verleden.slice(0, -1), nu, toekomst: [staat.nu, ...staat.toekomst], daad };
}

function vooruit(staat: Staat, daad: Actie): Staat {
  const [nu, ...toekomst] = staat.toekomst;
  if (!nu) return staat;
  return { verleden: [...staat.verleden, staat.nu], nu, toekomst, daad };
}

function volgende(moment: Moment, actie: Exclude<Actie, { soort: "ongedaan" | "opnieuw" }>, kennis: Kennis): Moment {
  const c = moment.configuratie;
  const blijft = (nieuw: Configuratie): Moment => (nieuw === c ? moment : { ...moment, configuratie: nieuw });
  const begint = (nieuw: Configuratie): Moment => (nieuw === c ? moment : { configuratie: nieuw, begonnen: true });
  switch (actie.soort) {
    case "draai":
      return begint(draai(c, kennis, actie.knop, actie.stand));
    case "neem":
      return begint(neem(c, kennis, actie.maatregel));
    case "laatVallen":
      return blijft(laatVallen(c, actie.maatregel));
    case "stelBij":
      return begint(stelBij(c, kennis, actie.stappen));
    case "maakLos":
      return blijft({ ...c, vast: c.vast.filter((k) => !actie.knoppen.includes(k)) });
    case "meting":
      return blijft({ ...c, metingen: [...c.metingen.filter((m) => m.indicator !== actie.meting.indicator), actie.meting] });
    case "metingWeg":
      return blijft({ ...c, metingen: c.metingen.filter((m) => m.indicator !== actie.indicator) });
    case "zetVast":
      return blijft({ ...c, vast: wissel(c.vast, actie.knop) });
    case "domein":
      return actie.domein === c.domein ? moment : blijft(zetDomein(c, kennis, actie.domein));
    case "gemeente":
      return actie.gemeente === c.gemeente ? moment : blijft({ ...c, gemeente: actie.gemeente });
    case "naam":
      return actie.naam === c.naam ? moment : blijft({ ...c, naam: actie.naam });
    case "laatArchetypeLos":
      return blijft({ ...c, archetype: null });
    case "vanArchetype":
      return { configuratie: vanArchetype(c, actie.archetype, kennis), begonnen: true };
    case "laad":
      return { configuratie: actie.configuratie, begonnen: true };
    case "naarStart":
      return moment.begonnen ? { configuratie: { ...LEEG, gemeente: c.gemeente, domein: c.domein }, begonnen: false } : moment;
  }
}

function wissel(lijst: readonly string[], waarde: string): readonly string[] {
  return lijst.includes(waarde) ? lijst.filter((x) => x !== waarde) : [...lijst, waarde];
}

/** An archetype fills the desk; who we are and which domain we talk about stays. */
function vanArchetype(c: Configuratie, slug: string, kennis: Kennis): Configuratie {
  const archetype = kennis.archetypen.find((a) => a.slug === slug);
  if (!archetype) return c;
  const { configuratie } = uitJson({ archetype: slug, keuzes: archetype.keuzes }, kennis);
  return zetDomein({ ...configuratie, naam: c.naam, gemeente: c.gemeente, metingen: c.metingen }, kennis, c.domein);
}
