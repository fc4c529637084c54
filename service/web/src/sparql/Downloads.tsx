/** The answer as a file, in the forms that the service writes. */
import { bewaarBlob } from "../deel/bewaarBlob.ts";
import { bestand, type Gevraagd } from "./dienst.ts";
import type { Taal, Woorden } from "./woorden.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const TABELLEN = {
  CSV: "text/csv",
  TSV: "text/tab-separated-values",
  JSON: "application/sparql-results+json",
  XML: "application/sparql-results+xml",
};
const TRIPLES = { Turtle: "text/turtle", "JSON-LD": "application/ld+json", "N-Triples": "application/n-triples" };

interface Eigenschappen {
  gevraagd: Gevraagd;
  soort: "tabel" | "triples";
  /** What the files hold: all, or one page. */
  kop: string;
  meld: (bericht: string) => void;
  mislukt: (oorzaak: unknown) => void;
  taal: Taal;
  w: Woorden;
}

export function Downloads({ gevraagd, soort, kop, meld, mislukt, taal, w }: Eigenschappen) {
  const vormen: Record<string, string> = soort === "triples" ? TRIPLES : "naam" in gevraagd ? { XLSX, ...TABELLEN } : TABELLEN;
  const neem = async (naam: string, vorm: string) => {
    meld(w.ophalen);
    try {
      bewaarBlob(await bestand(gevraagd, vorm, taal), `${begin(gevraagd)}.${naam === "Turtle" ? "ttl" : naam.toLowerCase().replace("-", "")}`);
      meld(w.gedownload(naam));
    } catch (oorzaak) {
      mislukt(oorzaak);
    }
  };
  return (
    <p class="downloads">
      <span class="etiket">{kop}</span>
      {Object.entries(vormen).map(([naam, vorm]) => (
        <button type="button" class="doeknop" key={naam} onClick={() => void neem(naam, vorm)}>
          {naam}
        </button>
      ))}
    </p>
  );
}

function begin(gevraagd: Gevraagd): string {
  if ("tekst" in gevraagd) return "antwoord";
  return gevraagd.pagina > 1 ? `${gevraagd.naam}-${gevraagd.pagina}` : gevraagd.naam;
}
