/** What is asked: which question is open, its text and its values; kept in the address. */
import { useEffect, useState } from "preact/hooks";
import { lees, schrijf } from "./adres.ts";
import { bewaardeVragen, type BewaardeVraag, type Gevraagd } from "./dienst.ts";
import { bewaarEigen, haalEigen } from "./eigen.ts";
import type { Taal } from "./woorden.ts";

const BEGIN = `SELECT ?risico ?naam WHERE {
  ?risico a sam:Risico ; skos:prefLabel ?naam .
  FILTER (LANG(?naam) = "nl")
}
ORDER BY ?naam
LIMIT 25
`;
/** So long after the last key the address follows: browsers allow no change of it at every key. */
const RUST = 300;

/** The text of a saved question without the lines that describe it: what they say stands beside it already. */
function zonderKop(vraag: BewaardeVraag): string {
  return vraag.vraag.replace(/^#\+.*\n/gm, "").replace(/^(#\n|\n)+/, "");
}

/** An example for each value that has to be there. */
function voorbeelden(vraag: BewaardeVraag): Record<string, string> {
  return Object.fromEntries(vraag.parameters.flatMap((p) => (p.verplicht && p.voorbeeld ? [[p.naam, p.voorbeeld]] : [])));
}

export interface Vraagstaat {
  taal: Taal;
  zetTaal: (taal: Taal) => void;
  vragen: BewaardeVraag[];
  /** `null` while it is not known yet, or gone. */
  vraag: BewaardeVraag | null;
  gekozen: string | null;
  geopend: { tekst: string };
  schrijf: (tekst: string) => void;
  waarden: Record<string, string>;
  zetWaarden: (waarden: Record<string, string>) => void;
  bewerkt: boolean;
  gevraagd: (pagina: number) => Gevraagd;
  open: (vraag: BewaardeVraag) => void;
  openEigen: () => void;
}

interface Gebeurtenissen {
  /** The address brought a question that had been asked. */
  gesteld: (gevraagd: Gevraagd) => void;
  /** The address names a saved question that is not there. */
  onbekend: (naam: string) => void;
  storing: (oorzaak: unknown) => void;
}

export function useVraagstaat({ gesteld, onbekend, storing }: Gebeurtenissen): Vraagstaat {
  const [begin] = useState(() => lees(location.search));
  const [taal, zetTaal] = useState(begin.taal);
  const [vragen, zetVragen] = useState<BewaardeVraag[]>([]);
  const [gekozen, kies] = useState(begin.vraag);
  const [geopend, zetGeopend] = useState({ tekst: begin.query ?? (begin.vraag === null ? BEGIN : "") });
  const [tekst, zetTekst] = useState(geopend.tekst);
  /** One's own text, kept while a saved question is open. */
  const [eigen, zetEigen] = useState(() => (begin.vraag === null ? geopend.tekst : (haalEigen() ?? BEGIN)));
  const [waarden, zetWaarden] = useState(begin.waarden);
  const [hersteld, zetHersteld] = useState(false);
  const vraag = vragen.find((v) => v.naam === gekozen) ?? null;
  const bewerkt = vraag !== null && tekst !== zonderKop(vraag);

  const toon = (nieuw: string) => {
    zetGeopend({ tekst: nieuw });
    zetTekst(nieuw);
  };

  const herstel = (gevonden: BewaardeVraag[]) => {
    zetHersteld(true);
    const bedoeld = gevonden.find((v) => v.naam === begin.vraag);
    if (begin.vraag !== null && !bedoeld) {
      kies(null);
      toon(begin.query ?? BEGIN);
      return onbekend(begin.vraag);
    }
    const ingevuld = bedoeld ? { ...voorbeelden(bedoeld), ...begin.waarden } : {};
    if (bedoeld && begin.query === null) toon(zonderKop(bedoeld));
    zetWaarden(ingevuld);
    if (!begin.gesteld) return;
    if (bedoeld && begin.query === null) gesteld({ naam: bedoeld.naam, waarden: gevuld(ingevuld), pagina: begin.pagina });
    else gesteld({ tekst: begin.query ?? BEGIN });
  };

  useEffect(() => {
    let geldig = true;
    bewaardeVragen(taal).then(
      (gevonden) => {
        if (!geldig) return;
        zetVragen(gevonden);
        if (!hersteld) herstel(gevonden);
      },
      (oorzaak: unknown) => geldig && storing(oorzaak),
    );
    return () => {
      geldig = false;
    };
  }, [taal]);

  return {
    taal,
    zetTaal,
    vragen,
    vraag,
    gekozen,
    geopend,
    schrijf: (nieuw) => {
      zetTekst(nieuw);
      if (gekozen === null) zetEigen(nieuw);
    },
    waarden,
    zetWaarden,
    bewerkt,
    gevraagd: (pagina) => (vraag && !bewerkt ? { naam: vraag.naam, waarden: gevuld(waarden), pagina } : { tekst }),
    open: (nieuw) => {
      if (gekozen === null) bewaarEigen(tekst);
      kies(nieuw.naam);
      toon(zonderKop(nieuw));
      zetWaarden(voorbeelden(nieuw));
    },
    openEigen: () => {
      kies(null);
      toon(eigen);
    },
  };
}

/** Keeps the address with what is on screen. `antwoord` is what was answered, if anything. */
export function useAdres(staat: Vraagstaat, antwoord: Gevraagd | null): void {
  const pagina = antwoord && "naam" in antwoord ? antwoord.pagina : 1;
  const nu = staat.gevraagd(pagina);
  const geladen = staat.gekozen === null || staat.vraag !== null;
  const eigen = "tekst" in nu && (staat.gekozen !== null || nu.tekst !== BEGIN) ? nu.tekst : null;
  const gesteld = antwoord !== null && JSON.stringify(antwoord) === JSON.stringify(nu);
  const adres = schrijf({ taal: staat.taal, vraag: staat.gekozen, query: eigen, waarden: staat.waarden, pagina: gesteld ? pagina : 1, gesteld });
  useEffect(() => {
    if (!geladen) return;
    const straks = setTimeout(() => history.replaceState(null, "", adres), RUST);
    return () => clearTimeout(straks);
  }, [adres, geladen]);
}

function gevuld(waarden: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(waarden).filter(([, waarde]) => waarde));
}
