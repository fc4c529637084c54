/** At the side: the saved questions, to be searched, and the question of one's own. */
import { useState } from "preact/hooks";
import type { BewaardeVraag } from "./dienst.ts";
import type { Woorden } from "./woorden.ts";

interface Eigenschappen {
  vragen: BewaardeVraag[];
  gekozen: string | null;
  kies: (vraag: BewaardeVraag) => void;
  eigen: () => void;
  w: Woorden;
}

export function Lijst({ vragen, gekozen, kies, eigen, w }: Eigenschappen) {
  const [gezocht, zoek] = useState("");
  const past = (v: BewaardeVraag) => `${v.naam} ${v.samenvatting}`.toLowerCase().includes(gezocht.toLowerCase());
  return (
    <nav class="lijst" aria-label={w.bewaard}>
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
