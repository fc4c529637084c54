import type { Knoopsoort } from "../api/types.ts";
import { tekst } from "../taal/index.ts";
import type { Indeling } from "./indeling.ts";
import { Vormpje } from "./Legenda.tsx";

/** The headings of the columns. One that had to narrow is a button that widens it. */
export function Kolomkoppen({ indeling, verbreed }: { indeling: Indeling; verbreed: (soort: Knoopsoort) => void }) {
  const t = tekst.value.graaf;
  return (
    <div class="kolomkoppen" style={{ width: `${indeling.breedte}px` }}>
      {indeling.kolommen.map((k) => (
        <h3 key={k.soort} class={k.smal ? "smal" : undefined} style={{ left: `${k.x}px`, width: `${k.b}px` }}>
          {k.smal ? (
            <button type="button" title={t.verbreed(t.soort[k.soort])} onClick={() => verbreed(k.soort)}>
              <Vormpje soort={k.soort} /><span class="telling">{k.aantal}</span> <span class="slechts-gehoord">{t.verbreed(t.soort[k.soort])}</span>
            </button>
          ) : (
            <><Vormpje soort={k.soort} /><span class="kopwoord">{t.soort[k.soort]} <span class="telling">{k.aantal}</span></span></>
          )}
        </h3>
      ))}
    </div>
  );
}
