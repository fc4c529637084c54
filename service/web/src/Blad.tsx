import { Rechts } from "./bevindingen/Rechts.tsx";
import { Oordeel } from "./deel/Oordeel.tsx";
import { SpringLinks } from "./deel/SpringLinks.tsx";
import { Storingsbericht } from "./deel/Storingsbericht.tsx";
import { Tabs } from "./deel/Tabs.tsx";
import { Wijziging } from "./deel/Wijziging.tsx";
import { Graafpaneel } from "./graaf/Graafpaneel.tsx";
import { Mengpaneel } from "./knoppen/Mengpaneel.tsx";
import { Kop } from "./kop/Kop.tsx";
import { begonnen, kennis, laadstoring, weergave } from "./staat/winkel.ts";
import { tekst } from "./taal/index.ts";

/** The whole sheet: above, three panes, below. */
export function Blad() {
  if (kennis.value === null) {
    return <main class="laden">{laadstoring.value ? <Storingsbericht /> : <p role="status">{tekst.value.laden}</p>}</main>;
  }
  return (
    <div class={`blad tab-${weergave.value.tab}`}>
      <SpringLinks />
      <Kop />
      <Oordeel />
      <Storingsbericht />
      <Tabs />
      <main class={`panelen${weergave.value.breed && begonnen.value ? " breed" : ""}`}>
        <Mengpaneel />
        <Graafpaneel />
        <Rechts />
      </main>
      <Wijziging />
    </div>
  );
}
