/** A table with names instead of IRIs, each of which leads to its page, and bars where a column counts. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { namen as haalNamen, type Rij, type Term } from "./dienst.ts";
import { dubbel, type Namen } from "./kolommen.ts";
import { isGetal, metingen } from "./meting.ts";
import { bladzijde, kort } from "./namen.ts";
import { Staven } from "./Staven.tsx";
import type { Taal, Woorden } from "./woorden.ts";

/** As many as fit one question, however long their IRIs are. */
const BUNDEL = 400;

interface Eigenschappen {
  namen: string[];
  rijen: Rij[];
  koppen: ReadonlyMap<string, string>;
  taal: Taal;
  w: Woorden;
}

export function Tabel({ namen, rijen, koppen, taal, w }: Eigenschappen) {
  const bekend = useNamen(rijen, taal);
  const vervangen = useMemo(() => dubbel(namen, rijen, bekend), [namen, rijen, bekend]);
  const weg = new Set(vervangen.values());
  const getoond = namen.filter((naam) => !weg.has(naam));
  const tekst = (rij: Rij, naam: string) => {
    const term = rij[naam];
    if (term?.type !== "uri") return term?.value ?? "";
    return bekend.get(term.value)?.[0] ?? rij[vervangen.get(naam) ?? ""]?.value ?? kort(term.value);
  };
  const vertelt = (naam: string) => vervangen.has(naam) || rijen.some((rij) => rij[naam]?.type === "literal");
  const kop = (naam: string) => koppen.get(naam) ?? naam;
  return (
    <>
      {metingen(getoond, rijen, vertelt, tekst).map((meting) => (
        <Staven key={meting.naam} meting={meting} kop={kop(meting.naam)} w={w} />
      ))}
      <div class="rol" role="region" aria-label={w.tabel} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {getoond.map((naam) => (
                <th scope="col" key={naam}>
                  {kop(naam)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rijen.map((rij, n) => (
              <tr key={n}>
                {getoond.map((naam) => (
                  <Cel key={naam} term={rij[naam]} tekst={tekst(rij, naam)} taal={taal} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Cel({ term, tekst, taal }: { term: Term | undefined; tekst: string; taal: Taal }) {
  if (!term) return <td />;
  if (term.type === "uri") {
    const adres = bladzijde(term.value, taal);
    const naam = kort(term.value);
    return (
      <td>
        {adres ? <a href={adres}>{tekst}</a> : tekst}
        {tekst !== naam && <span class="etiket kort">{naam}</span>}
      </td>
    );
  }
  return (
    <td class={isGetal(term) ? "getal" : undefined} lang={term["xml:lang"]}>
      {tekst}
    </td>
  );
}

/** Names of the things in a table, as they come in. */
function useNamen(rijen: Rij[], taal: Taal): Namen {
  const [bekend, zetBekend] = useState<Namen>(new Map());
  const iris = useMemo(() => dingen(rijen), [rijen]);
  useEffect(() => {
    const afbreking = new AbortController();
    const haal = async () => {
      const alle = new Map<string, string[]>();
      for (let n = 0; n < iris.length; n += BUNDEL) {
        for (const [iri, namen] of await haalNamen(iris.slice(n, n + BUNDEL), taal, afbreking.signal)) alle.set(iri, namen);
        if (afbreking.signal.aborted) return;
        zetBekend(new Map(alle));
      }
    };
    haal().catch(() => undefined); // without names the table reads with the names that its IRIs have
    return () => afbreking.abort();
  }, [iris, taal]);
  return bekend;
}

function dingen(rijen: Rij[]): string[] {
  const termen = rijen.flatMap((rij) => Object.values(rij));
  return [...new Set(termen.flatMap((t) => (t?.type === "uri" && /^[^<>"{}|^`\\\s]+$/.test(t.value) ? [t.value] : [])))];
}
