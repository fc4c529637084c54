/** The editor: saved questions at the side, the question in the middle, the answer below. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Antwoord, samengevat } from "./Antwoord.tsx";
import { useBeurt, type Fout } from "./beurt.ts";
import { Weigering, type BewaardeVraag } from "./dienst.ts";
import { Kop } from "./Kop.tsx";
import { Lijst } from "./Lijst.tsx";
import { Schrijfvak, type Sprong } from "./Schrijfvak.tsx";
import { useAdres, useVraagstaat } from "./vraagstaat.ts";
import { Waarden } from "./Waarden.tsx";
import { woorden, type Woorden } from "./woorden.ts";

export function Vragen() {
  const staat = useVraagstaat({
    gesteld: (gevraagd) => void beurt.vraag(gevraagd),
    onbekend: (naam) => beurt.mislukt(new Weigering(w.onbekend(naam))),
    storing: (oorzaak) => beurt.mislukt(oorzaak),
  });
  const { taal, vraag } = staat;
  const w = woorden[taal];
  const beurt = useBeurt(taal, w);
  const { gegeven, fout, bezig } = beurt;
  const [sprong, spring] = useState<Sprong | null>(null);
  const vorm = useRef<HTMLFormElement>(null);
  const antwoord = useRef<HTMLElement>(null);
  useAdres(staat, gegeven?.gevraagd ?? null);

  useEffect(() => {
    document.documentElement.lang = taal;
    document.title = `${w.titel} – Samenhang`;
  }, [taal]);

  const stel = (pagina = 1) => beurt.vraag(staat.gevraagd(pagina));

  const open = (nieuw: BewaardeVraag) => {
    beurt.wis();
    staat.open(nieuw);
    requestAnimationFrame(() => vorm.current?.querySelector<HTMLElement>("input, .stel")?.focus());
  };

  const openEigen = () => {
    beurt.wis();
    staat.openEigen();
    spring({ regel: null });
  };

  const stop = () => {
    beurt.stop();
    vorm.current?.querySelector<HTMLElement>(".stel")?.focus();
  };

  const bladeren = async (pagina: number) => {
    if (!gegeven || !("naam" in gegeven.gevraagd)) return;
    await beurt.vraag({ ...gegeven.gevraagd, pagina });
    antwoord.current?.focus();
  };

  const wissel = () => {
    beurt.meld("");
    staat.zetTaal(taal === "nl" ? "en" : "nl");
  };

  const naam = gegeven && "naam" in gegeven.gevraagd ? gegeven.gevraagd.naam : null;
  const koppen = new Map(staat.vragen.find((v) => v.naam === naam)?.kolommen.map((k) => [k.naam, k.kop] as const));

  return (
    <div class="vraagblad">
      <div class="springlinks">
        <a
          href="#vraag"
          onClick={(gebeurtenis) => {
            gebeurtenis.preventDefault();
            spring({ regel: null });
          }}
        >
          {w.naarVraag}
        </a>
      </div>
      <Kop taal={taal} wissel={wissel} w={w} />
      <Lijst vragen={staat.vragen} gekozen={staat.gekozen} kies={open} eigen={openEigen} w={w} />
      <main id="vraag">
        <Schrijfvak
          geopend={staat.geopend}
          fout={fout?.regel ?? null}
          sprong={sprong}
          taal={taal}
          naam={w.vraag}
          veranderd={staat.schrijf}
          gesteld={() => void stel()}
        />
        <form
          ref={vorm}
          onSubmit={(gebeurtenis) => {
            gebeurtenis.preventDefault();
            if (!bezig) void stel();
          }}
        >
          {vraag && vraag.parameters.length > 0 && (
            <Waarden parameters={vraag.parameters} waarden={staat.waarden} zet={staat.zetWaarden} bewerkt={staat.bewerkt} w={w} />
          )}
          <p class="daden">
            {bezig && (
              <button type="button" class="doeknop" onClick={stop}>
                {w.stop}
              </button>
            )}
            <button class="doeknop stel" aria-disabled={bezig}>
              {bezig ? w.bezig : w.stel}
            </button>
          </p>
        </form>
        <section aria-label={w.antwoord} aria-busy={bezig} tabIndex={-1} ref={antwoord}>
          <div role="status" class="slechts-gehoord">
            {bezig ? w.bezig : beurt.bericht || (gegeven && !fout ? samengevat(gegeven, w) : "")}
          </div>
          {fout && <Geweigerd fout={fout} naar={(regel) => spring({ regel })} w={w} />}
          {gegeven && (
            <div class={bezig ? "oud" : undefined}>
              <Antwoord {...gegeven} koppen={koppen} blader={(pagina) => void bladeren(pagina)} meld={beurt.meld} mislukt={beurt.mislukt} taal={taal} w={w} />
            </div>
          )}
        </section>
      </main>
    </div>
  );
}

/** A refusal: where it is in our own words, then what the service says of it. */
function Geweigerd({ fout, naar, w }: { fout: Fout; naar: (regel: number) => void; w: Woorden }) {
  const { regel } = fout;
  return (
    <div class="weigering">
      <div role="alert">
        {regel !== null && <p class="waar">{w.foutregel(regel)}</p>}
        {fout.eind && <p>{w.fouteind}</p>}
        <p lang={fout.taal}>{fout.tekst}</p>
      </div>
      {regel !== null && (
        <button type="button" class="doeknop" onClick={() => naar(regel)}>
          {w.naarRegel(regel)}
        </button>
      )}
    </div>
  );
}
