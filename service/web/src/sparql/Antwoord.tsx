/** The answer: a table with names instead of IRIs, bars where a column counts, and files to take along. */
import { useEffect, useState } from "preact/hooks";
import { bestand, namen as haalNamen, type Gevraagd, type Rij, type Term, type Uitkomst } from "./dienst.ts";
import { isGetal, metingen, type Meting } from "./meting.ts";
import { kort } from "./namen.ts";
import type { Taal, Woorden } from "./woorden.ts";

const GETOOND = 500;
const BENOEMD = 400;

interface Eigenschappen {
  uitkomst: Uitkomst;
  gevraagd: Gevraagd;
  koppen: Map<string, string>;
  taal: Taal;
  w: Woorden;
}

export function Antwoord({ uitkomst, gevraagd, koppen, taal, w }: Eigenschappen) {
  if (uitkomst.soort === "waar") return <p class="uitkomst">{uitkomst.waar ? w.ja : w.nee}</p>;
  if (uitkomst.soort === "triples") {
    return (
      <>
        <Downloads gevraagd={gevraagd} vormen={TRIPLES} taal={taal} w={w} />
        <pre class="triples" tabIndex={0}>
          {uitkomst.tekst}
        </pre>
      </>
    );
  }
  return (
    <>
      <Downloads gevraagd={gevraagd} vormen={"naam" in gevraagd ? { XLSX, ...TABELLEN } : TABELLEN} taal={taal} w={w} />
      <Tabel namen={uitkomst.namen} rijen={uitkomst.rijen} koppen={koppen} taal={taal} w={w} />
    </>
  );
}

function Tabel({ namen, rijen, koppen, taal, w }: Omit<Eigenschappen, "uitkomst" | "gevraagd"> & { namen: string[]; rijen: Rij[] }) {
  const labels = useNamen(rijen.flatMap((rij) => Object.values(rij)), taal);
  const getoond = rijen.slice(0, GETOOND);
  const tekst = (term: Term) => (term.type === "uri" ? (labels.get(term.value) ?? kort(term.value)) : term.value);
  const kop = (naam: string) => koppen.get(naam) ?? naam;
  if (rijen.length === 0) return <p>{w.geen}</p>;
  return (
    <>
      {metingen(namen, rijen, tekst).map((meting) => (
        <Staven key={meting.naam} meting={meting} kop={kop(meting.naam)} w={w} />
      ))}
      <p class="hint">{rijen.length > GETOOND ? w.meer(GETOOND, rijen.length) : w.rijen(rijen.length)}</p>
      <div class="rol" role="region" aria-label={w.tabel} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {namen.map((naam) => (
                <th scope="col" key={naam}>
                  {kop(naam)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {getoond.map((rij, n) => (
              <tr key={n}>
                {namen.map((naam) => (
                  <Cel key={naam} term={rij[naam]} label={rij[naam] && tekst(rij[naam])} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Cel({ term, label }: { term: Term | undefined; label: string | undefined }) {
  if (!term) return <td />;
  if (term.type === "uri") {
    const adres = /^https?:/.test(term.value) ? term.value : undefined;
    const naam = kort(term.value);
    return (
      <td>
        {adres ? <a href={adres}>{label}</a> : label}
        {label !== naam && <span class="etiket kort">{naam}</span>}
      </td>
    );
  }
  return (
    <td class={isGetal(term) ? "getal" : undefined} lang={term["xml:lang"]}>
      {term.value}
    </td>
  );
}

const HOOG = 22;

function Staven({ meting, kop, w }: { meting: Meting; kop: string; w: Woorden }) {
  const hoogte = meting.staven.length * HOOG;
  return (
    <figure class="staven">
      <figcaption>
        {w.beeld}: {kop}
      </figcaption>
      <svg viewBox={`0 0 900 ${hoogte}`} role="img" aria-label={`${w.beeld}: ${kop}`}>
        {meting.staven.map((staaf, n) => (
          <g key={n} transform={`translate(0 ${n * HOOG})`}>
            <text x="390" y="15" text-anchor="end">
              {staaf.label.length > 55 ? `${staaf.label.slice(0, 54)}…` : staaf.label}
            </text>
            <rect x="400" y="3" height={HOOG - 6} width={Math.max(1, staaf.deel * 430)} />
            <text x={410 + staaf.deel * 430} y="15">
              {staaf.waarde}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const TABELLEN = {
  CSV: "text/csv",
  TSV: "text/tab-separated-values",
  JSON: "application/sparql-results+json",
  XML: "application/sparql-results+xml",
};
const TRIPLES = { Turtle: "text/turtle", "JSON-LD": "application/ld+json", "N-Triples": "application/n-triples" };

function Downloads({ gevraagd, vormen, taal, w }: { gevraagd: Gevraagd; vormen: Record<string, string>; taal: Taal; w: Woorden }) {
  const neem = async (naam: string, vorm: string) => {
    const adres = URL.createObjectURL(await bestand(gevraagd, vorm, taal));
    const link = document.createElement("a");
    link.href = adres;
    link.download = `${"naam" in gevraagd ? gevraagd.naam : "antwoord"}.${naam === "Turtle" ? "ttl" : naam.toLowerCase().replace("-", "")}`;
    link.click();
    URL.revokeObjectURL(adres);
  };
  return (
    <p class="downloads">
      <span class="etiket">{w.download}</span>
      {Object.entries(vormen).map(([naam, vorm]) => (
        <button type="button" class="doeknop" key={naam} onClick={() => void neem(naam, vorm)}>
          {naam}
        </button>
      ))}
    </p>
  );
}

/** Names of the things in a table, as they come in. */
function useNamen(termen: (Term | undefined)[], taal: Taal): Map<string, string> {
  const [labels, zetLabels] = useState(new Map<string, string>());
  const iris = [...new Set(termen.flatMap((t) => (t?.type === "uri" && /^[^<>"{}|^`\\\s]+$/.test(t.value) ? [t.value] : [])))].slice(0, BENOEMD);
  const sleutel = iris.join(" ");
  useEffect(() => {
    let geldig = true;
    haalNamen(iris, taal).then(
      (gevonden) => geldig && zetLabels(gevonden),
      () => undefined,
    );
    return () => {
      geldig = false;
    };
  }, [sleutel, taal]);
  return labels;
}
