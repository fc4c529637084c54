import type { ComponentChildren } from "preact";
import { taal } from "../staat/winkel.ts";

/** Text that exists in Dutch only, marked as such when the page speaks English, so that it is read aloud well. */
export function Nederlands({ children, class: klasse }: { children: ComponentChildren; class?: string }) {
  return (
    <span class={klasse} lang={taal.value === "nl" ? undefined : "nl"}>
      {children}
    </span>
  );
}
