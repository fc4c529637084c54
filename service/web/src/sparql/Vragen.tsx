/** The editor: saved questions at the side, the question in the middle, the answer below. */
import { useEffect, useState } from "preact/hooks";
import { Antwoord } from "./Antwoord.tsx";
import { bewaardeVragen, stel, Weigering, type BewaardeVraag, type Gevraagd, type Uitkomst } from "./dienst.ts";
import { Schrijfvak } from "./Schrijfvak.tsx";
import { woorden, type Taal } from "./woorden.ts";

const BEGIN = `SELECT ?risico ?naam WHERE {
  ?risico a sam:Risico ; skos:prefLabel ?naam .
  FILTER (LANG(?naam) = "nl")
}
ORDER BY ?naam
LIMIT 25
`;

/** The text of a saved question without the lines that describe it: what they say stands beside it already. */
function zonderKop(vraag: BewaardeVraag): string {
  return vraag.vraag.replace(/^#\+.*\n/gm, "").replace(/^(#\n|\n)+/, "");
}

interface Gegeven {
  uitkomst: Uitkomst;
  gevraagd: Gevraagd;
  koppen: Map<string, string>;
}

export function Vragen() {
  const adres = new URLSearchParams(location.search);
  const [taal, zetTaal] = useState<Taal>(adres.get("taal") === "en" ? "en" : "nl");
  const [vragen, zetVragen] = useState<BewaardeVraag[]>([]);
  const [gekozen, kies] = useState<string | null>(null);
  const [geopend, zetGeopend] = useState({ tekst: adres.get("query") ?? BEGIN });
  const [tekst, schrijf] = useState(geopend.tekst);
  const [waarden, zetWaarden] = useState<Record<string, string>>({});
  const [gegeven, geef] = useState<Gegeven | null>(null);
  const [fout, zetFout] = useState<string | null>(null);
  const [bezig, zetBezig] = useState(false);
  const w = woorden[taal];
  const vraag = vragen.find((v) => v.naam === gekozen);
  const ongewijzigd = vraag !== undefined && tekst === zonderKop(vraag);

  useEffect(() => {
    document.documentElement.lang = taal;
    document.title = `${w.titel} – Samenhang`;
    bewaardeVragen(taal).then(zetVragen, () => zetFout(w.storing));
  }, [taal]);

  const begin = (nieuw: string) => {
    zetGeopend({ tekst: nieuw });
    schrijf(nieuw);
    geef(null);
    zetFout(null);
  };

  const open = (nieuw: BewaardeVraag) => {
    kies(nieuw.naam);
    begin(zonderKop(nieuw));
    zetWaarden(Object.fromEntries(nieuw.parameters.flatMap((p) => (p.verplicht && p.voorbeeld ? [[p.naam, p.voorbeeld]] : []))));
  };

  const gesteld = async () => {
    if (bezig) return;
    zetBezig(true);
    zetFout(null);
    const ingevuld = Object.fromEntries(Object.entries(waarden).filter(([, waarde]) => waarde));
    const gevraagd: Gevraagd = ongewijzigd ? { naam: vraag.naam, waarden: ingevuld } : { tekst };
    if ("tekst" in gevraagd) history.replaceState(null, "", `?${new URLSearchParams({ query: tekst, taal }).toString()}`);
    try {
      const koppen = new Map(ongewijzigd ? vraag.kolommen.map((k) => [k.naam, k.kop] as const) : []);
      geef({ uitkomst: await stel(gevraagd, taal), gevraagd, koppen });
    } catch (oorzaak) {
      geef(null);
      zetFout(oorzaak instanceof Weigering ? oorzaak.message : w.storing);
    } finally {
      zetBezig(false);
    }
  };

  return (
    <div class="vraagblad">
      <header>
        <h1>{w.titel}</h1>
        <p class="hint">{w.inleiding}</p>
        <p class="wegen">
          <a href="/">{w.terug}</a>
          <button type="button" class="tekstknop" lang={taal === "nl" ? "en" : "nl"} onClick={() => zetTaal(taal === "nl" ? "en" : "nl")}>
            {w.andereTaal}
          </button>
        </p>
      </header>
      <Lijst vragen={vragen} gekozen={gekozen} kies={open} eigen={() => (kies(null), begin(BEGIN))} w={w} />
      <main>
        <Schrijfvak geopend={geopend} taal={taal} naam={w.vraag} veranderd={schrijf} gesteld={() => void gesteld()} />
        <form
          onSubmit={(gebeurtenis) => {
            gebeurtenis.preventDefault();
            void gesteld();
          }}
        >
          {vraag && vraag.parameters.length > 0 && (
            <fieldset disabled={!ongewijzigd}>
              <legend>{w.parameters}</legend>
              {vraag.parameters.map((p) => (
                <label key={p.naam}>
                  {p.omschrijving} {p.verplicht && `(${w.nodig})`}
                  <input
                    value={waarden[p.naam] ?? ""}
                    placeholder={p.voorbeeld ?? ""}
                    required={p.verplicht && ongewijzigd}
                    onInput={(e) => zetWaarden({ ...waarden, [p.naam]: e.currentTarget.value })}
                  />
                </label>
              ))}
              {!ongewijzigd && <p class="hint">{w.bewerkt}</p>}
            </fieldset>
          )}
          <button class="doeknop stel" aria-disabled={bezig}>
            {bezig ? w.bezig : w.stel}
          </button>
        </form>
        <section aria-label={w.antwoord} aria-busy={bezig}>
          <div role="status" class="slechts-gehoord">
            {gegeven?.uitkomst.soort === "tabel" ? w.rijen(gegeven.uitkomst.rijen.length) : ""}
          </div>
          {fout && (
            <p role="alert" class="weigering">
              {fout}
            </p>
          )}
          {gegeven && <Antwoord {...gegeven} taal={taal} w={w} />}
        </section>
      </main>
    </div>
  );
}

interface LijstEigenschappen {
  vragen: BewaardeVraag[];
  gekozen: string | null;
  kies: (vraag: BewaardeVraag) => void;
  eigen: () => void;
  w: (typeof woorden)["nl"];
}

function Lijst({ vragen, gekozen, kies, eigen, w }: LijstEigenschappen) {
  const [gezocht, zoek] = useState("");
  const past = (v: BewaardeVraag) => `${v.naam} ${v.samenvatting}`.toLowerCase().includes(gezocht.toLowerCase());
  return (
    <nav aria-label={w.bewaard}>
      <label>
        {w.zoek}
        <input type="search" value={gezocht} onInput={(e) => zoek(e.currentTarget.value)} />
      </label>
      <ul class="kaal">
        <li>
          <button type="button" aria-current={gekozen === null} onClick={eigen}>
            {w.eigen}
          </button>
        </li>
        {vragen.filter(past).map((v) => (
          <li key={v.naam}>
            <button type="button" aria-current={gekozen === v.naam} onClick={() => kies(v)}>
              {v.samenvatting}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
