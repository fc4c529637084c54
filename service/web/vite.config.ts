import { defineConfig } from "vite";

/**
 * Builds the page into the Python package, which serves it from `/`.
 * Everything is a file of its own with a hashed name: the content security policy allows no inline script or style.
 */
export default defineConfig({
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../samenhang/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["index.html", "sparql.html"] },
    modulePreload: { polyfill: false },
    target: ["chrome123", "firefox128", "safari17.5"],
  },
  server: { proxy: { "^/(v1|sparql$)": process.env["SAMENHANG_API"] ?? "http://127.0.0.1:8000" } },
});
