/** A column of counts as bars: lines of text with a bar in them, so that it reads at every width. */
import type { Meting } from "./meting.ts";
import type { Woorden } from "./woorden.ts";

export function Staven({ meting, kop, w }: { meting: Meting; kop: string; w: Woorden }) {
  const naam = `${w.beeld}: ${kop}`;
  return (
    <figure class="staven">
      <figcaption aria-hidden="true">{naam}</figcaption>
      <div role="img" aria-label={`${naam}. ${w.beeldhint}`}>
        {meting.staven.map((staaf, n) => (
          <div class="staaf" key={n}>
            <span class="wie">{staaf.label}</span>
            <span class="baan">
              <span class="balk" style={{ width: `calc((100% - 4rem) * ${staaf.deel})` }} />
              {staaf.waarde}
            </span>
          </div>
        ))}
      </div>
    </figure>
  );
}
