/** The answer: yes or no, triples, or a table; with files to take along and the way to other pages. */
import { useMemo } from "preact/hooks";
import type { Gegeven } from "./beurt.ts";
import type { Gevraagd, Uitkomst } from "./dienst.ts";
import { Downloads } from "./Downloads.tsx";
import { Tabel } from "./Tabel.tsx";
import type { Taal, Woorden } from "./woorden.ts";

/** Rows on screen of a question of one's own, which has no pages: a saved question shows all rows of its page. */
const GETOOND = 500;

type Tabeluitkomst = Extract<Uitkomst, { soort: "tabel" }>;

interface Eigenschappen extends Gegeven {
  koppen: ReadonlyMap<string, string>;
  blader: (pagina: number) => void;
  meld: (bericht: string) => void;
  mislukt: (oorzaak: unknown) => void;
  taal: Taal;
  w: Woorden;
}

/** What is said of an answer when it comes. */
export function samengevat({ uitkomst, gevraagd }: Gegeven, w: Woorden): string {
  if (uitkomst.soort === "waar") return uitkomst.waar ? w.ja : w.nee;
  if (uitkomst.soort === "triples") return w.triples;
  return omvang(uitkomst, gevraagd, w);
}

export function Antwoord({ uitkomst, gevraagd, koppen, blader, meld, mislukt, taal, w }: Eigenschappen) {
  if (uitkomst.soort === "waar") return <p class="uitkomst">{uitkomst.waar ? w.ja : w.nee}</p>;
  const { soort } = uitkomst;
  const bladert = soort === "tabel" && (uitkomst.volgende || pagina(gevraagd) > 1);
  return (
    <>
      <Downloads {...{ gevraagd, soort, meld, mislukt, taal, w }} kop={bladert ? w.downloadBladzijde : w.download} />
      {soort === "triples" ? (
        <pre class="triples" tabIndex={0}>
          {uitkomst.tekst}
        </pre>
      ) : (
        <>
          <p class="hint">{omvang(uitkomst, gevraagd, w)}</p>
          {bladert && <Bladeren pagina={pagina(gevraagd)} volgende={uitkomst.volgende} blader={blader} w={w} />}
          <Rijen uitkomst={uitkomst} alle={"naam" in gevraagd} koppen={koppen} taal={taal} w={w} />
        </>
      )}
    </>
  );
}

function Rijen({ uitkomst, alle, ...rest }: { uitkomst: Tabeluitkomst; alle: boolean; koppen: ReadonlyMap<string, string>; taal: Taal; w: Woorden }) {
  const rijen = useMemo(() => (alle ? uitkomst.rijen : uitkomst.rijen.slice(0, GETOOND)), [uitkomst, alle]);
  return rijen.length > 0 ? <Tabel namen={uitkomst.namen} rijen={rijen} {...rest} /> : null;
}

function Bladeren({ pagina, volgende, blader, w }: { pagina: number; volgende: boolean; blader: (pagina: number) => void; w: Woorden }) {
  return (
    <p class="bladeren">
      {pagina > 1 && (
        <button type="button" class="doeknop" onClick={() => blader(pagina - 1)}>
          {w.vorige}
        </button>
      )}
      {volgende && (
        <button type="button" class="doeknop" onClick={() => blader(pagina + 1)}>
          {w.volgende}
        </button>
      )}
    </p>
  );
}

const pagina = (gevraagd: Gevraagd) => ("naam" in gevraagd ? gevraagd.pagina : 1);

/** How many rows there are, and how many of them can be seen here. */
function omvang({ rijen, volgende }: Tabeluitkomst, gevraagd: Gevraagd, w: Woorden): string {
  if ("tekst" in gevraagd && rijen.length > GETOOND) return w.meer(GETOOND, rijen.length);
  const aantal = rijen.length === 0 ? w.geen : `${w.rijen(rijen.length)}.`;
  return volgende || pagina(gevraagd) > 1 ? `${aantal} ${w.bladzijde(pagina(gevraagd), volgende)}` : aantal;
}
