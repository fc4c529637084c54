/** The values that a saved question takes. */
import type { Parameter } from "./dienst.ts";
import type { Woorden } from "./woorden.ts";

interface Eigenschappen {
  parameters: Parameter[];
  waarden: Record<string, string>;
  zet: (waarden: Record<string, string>) => void;
  /** The text was edited: it takes no values any more. */
  bewerkt: boolean;
  w: Woorden;
}

export function Waarden({ parameters, waarden, zet, bewerkt, w }: Eigenschappen) {
  return (
    <fieldset disabled={bewerkt}>
      <legend>{w.parameters}</legend>
      {parameters.map((p) => (
        <label key={p.naam}>
          {p.omschrijving} {p.verplicht && `(${w.nodig})`}
          <input
            value={waarden[p.naam] ?? ""}
            placeholder={p.voorbeeld ?? ""}
            required={p.verplicht && !bewerkt}
            onInput={(e) => zet({ ...waarden, [p.naam]: e.currentTarget.value })}
          />
        </label>
      ))}
      {bewerkt && <p class="hint">{w.bewerkt}</p>}
    </fieldset>
  );
}
