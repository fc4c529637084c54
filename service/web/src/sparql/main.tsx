import { render } from "preact";
import "../stijl/tokens.css";
import "../stijl/basis.css";
import "./vragen.css";
import { Vragen } from "./Vragen.tsx";

render(<Vragen />, document.getElementById("vragen")!);
