import type { Knop } from "../api/types.ts";
import { Nederlands } from "../deel/Nederlands.tsx";
import { mogelijk, vooruitblik } from "../staat/vooruit.ts";
import { tekst } from "../taal/index.ts";
import { Vooruitblik } from "./Vooruitblik.tsx";

interface Props {
  knop: Knop;
  /** `null` is "nog open". */
  slug: string | null;
  label: string;
  definitie: string | undefined;
  aan: boolean;
  vast: boolean;
  draai: (stand: string | null) => void;
}

/** One setting: its name, and before choosing what it would change. */
export function Instelling({ knop, slug, label, definitie, aan, vast, draai }: Props) {
  const m = slug === null ? undefined : mogelijk.value.get(slug);
  // Of a chosen setting one wants to know what taking it away would change; only a knob that takes several can.
  const wat = aan ? m?.zonder : m;
  const soort = knop.meervoudig ? "checkbox" : "radio";
  const kijk = () => (vooruitblik.value = wat ? slug : null);
  const kijkWeg = () => (vooruitblik.value = null);
  return (
    <label
      class={`instelling${aan ? " aan" : ""}${slug === null ? " nog-open" : ""}`} title={vast ? tekst.value.knoppen.vastUitleg : undefined}
      onMouseEnter={kijk} onMouseLeave={kijkWeg}
    >
      <input
        type={soort} name={`knop-${knop.slug}`} value={slug ?? ""} checked={aan} disabled={vast}
        onFocus={kijk} onBlur={kijkWeg}
        onChange={(e) => {
          // Checked follows the state, also where a click changes nothing ("nog open" that is open already).
          e.currentTarget.checked = aan;
          draai(slug);
        }}
      />
      <span class="instellingnaam">
        {label}
        {definitie && <Nederlands class="uitleg">{definitie}</Nederlands>}
      </span>
      {wat && !vast && <Vooruitblik wat={wat} haalbaar={aan || m!.haalbaar} />}
    </label>
  );
}
