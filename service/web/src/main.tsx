import { effect } from "@preact/signals";
import { render } from "preact";
import { Blad } from "./Blad.tsx";
import { verbindSchema } from "./kop/schema.ts";
import { verbindAanbod } from "./staat/aanbod.ts";
import { verbindAtlas } from "./staat/atlas.ts";
import { verbindBeurten } from "./staat/beurt.ts";
import { configuratie, taal, verbind, weergave } from "./staat/winkel.ts";
import "./stijl/index.css";
import { tekst } from "./taal/index.ts";

verbindSchema();
verbind();
verbindBeurten();
verbindAanbod();
verbindAtlas();
effect(() => {
  const wortel = document.documentElement;
  wortel.lang = taal.value;
  wortel.classList.toggle("groot-scherm", weergave.value.scherm);
  document.title = [configuratie.value.naam, tekst.value.naam].filter(Boolean).join(" – ");
});
render(<Blad />, document.getElementById("blad")!);
