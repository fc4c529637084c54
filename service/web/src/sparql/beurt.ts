/** One question at a time: asked, answered, refused or stopped. */
import { useRef, useState } from "preact/hooks";
import { stel, Weigering, type Gevraagd, type Uitkomst } from "./dienst.ts";
import type { Taal, Woorden } from "./woorden.ts";

export interface Gegeven {
  uitkomst: Uitkomst;
  gevraagd: Gevraagd;
}

/** What went wrong, in the language in which it was said. */
export interface Fout {
  tekst: string;
  regel: number | null;
  eind: boolean;
  taal: Taal;
}

export interface Beurt {
  gegeven: Gegeven | null;
  fout: Fout | null;
  bezig: boolean;
  /** What happened besides an answer, to be announced. */
  bericht: string;
  vraag: (gevraagd: Gevraagd) => Promise<void>;
  stop: () => void;
  /** Leaves the question: nothing of it remains on screen. */
  wis: () => void;
  meld: (bericht: string) => void;
  mislukt: (oorzaak: unknown) => void;
}

export function useBeurt(taal: Taal, w: Woorden): Beurt {
  const [gegeven, geef] = useState<Gegeven | null>(null);
  const [fout, zetFout] = useState<Fout | null>(null);
  const [bezig, zetBezig] = useState(false);
  const [bericht, meld] = useState("");
  const lopend = useRef<AbortController | null>(null);

  const mislukt = (oorzaak: unknown) => {
    const gezegd = oorzaak instanceof Weigering ? oorzaak : new Weigering(w.storing);
    meld("");
    zetFout({ tekst: gezegd.message, regel: gezegd.regel, eind: gezegd.eind, taal });
  };

  const breekAf = () => {
    lopend.current?.abort();
    lopend.current = null;
    zetBezig(false);
  };

  const wis = () => {
    breekAf();
    geef(null);
    zetFout(null);
    meld("");
  };

  const vraag = async (gevraagd: Gevraagd) => {
    breekAf();
    const afbreking = new AbortController();
    lopend.current = afbreking;
    zetBezig(true);
    zetFout(null);
    meld("");
    try {
      const uitkomst = await stel(gevraagd, taal, afbreking.signal);
      if (lopend.current === afbreking) geef({ uitkomst, gevraagd });
    } catch (oorzaak) {
      if (lopend.current !== afbreking) return;
      geef(null);
      mislukt(oorzaak);
    } finally {
      if (lopend.current === afbreking) breekAf();
    }
  };

  const stop = () => {
    wis();
    meld(w.gestopt);
  };

  return { gegeven, fout, bezig, bericht, vraag, stop, wis, meld, mislukt };
}
