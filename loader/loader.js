// @ts-check
/*
 * What a host page loads: it defines <cee-test>, which shows the eligibility test in place.
 *
 *   <script type="module" src="https://…/e/v1/loader.js"></script>
 *   <cee-test>What is shown without the test: whom to call.</cee-test>
 *
 * Until the test runs, and whenever it cannot, what stands inside the element stays visible.
 * This file writes no style, no cookie and no global except the element's name.
 */

/**
 * The module that wasm-bindgen makes.
 * @typedef {object} Widget
 * @property {(options: {module_or_path: Promise<Response>}) => Promise<unknown>} default
 * @property {(host: HTMLElement, cssText: string | undefined, cssUrl: string, collector: string, widgetSha256: string, deployment: string) => boolean} mount
 * @property {(host: HTMLElement) => void} unmount
 */

const NAME = "cee-test";
const WASM_SHA256 = "__WASM_SHA256__";
/** The digest of all the code, its two files one after the other: what a proof names. */
const WIDGET_SHA256 = "__WIDGET_SHA256__";

/** @param {string} file a file that lives beside this one */
const beside = (file) => new URL(file, import.meta.url).href;

const CSS_URL = beside("__WIDGET_CSS__");

/** @param {string} hex a digest as `sha256sum` prints it */
const integrity = (hex) =>
  "sha256-" + btoa(hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));

/**
 * Fetches a file whose name says its content; no cookie is sent.
 * @param {string} url
 * @param {RequestInit} [more]
 */
const load = async (url, more) => {
  const response = await fetch(url, { credentials: "omit", ...more });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
};

/**
 * Fetches a text that the widget can do without.
 * @param {string} url
 */
const text = (url) => load(url).then((response) => response.text()).catch(() => undefined);

/**
 * Fetches what the operator says of himself and of his rates; a second time after two seconds.
 * @param {string} url
 */
const deployment = async (url) => {
  const response = await load(url).catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return load(url);
  });
  return response.text();
};

/**
 * Where requests go: what the element names, over plain HTTP on this machine only; else where this
 * file came from. The widget reports what is refused here.
 * @param {HTMLElement} host
 */
const collectorOf = (host) => {
  const named = host.dataset.collector ?? "";
  const isFine = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))[^?# ]*$/.test(named);
  return isFine ? named.replace(/\/+$/, "") : new URL(import.meta.url).origin;
};

/** @type {Promise<{widget: Widget, cssText: string | undefined}> | undefined} */
let loading;

/** Loads everything once, also when the element is taken away and put back. One test for each page: `mount` refuses a second. */
const start = () =>
  (loading ??= (async () => {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly in this browser");
    const wasm = load(beside("__WIDGET_WASM__"), { integrity: integrity(WASM_SHA256) });
    // A style sheet that cannot be fetched is linked instead.
    const css = text(CSS_URL);
    // Awaited below: until then a failure of the one must not be reported as unhandled.
    wasm.catch(() => {});
    /** @type {Widget} */
    const widget = await import(beside("__WIDGET_JS__"));
    await widget.default({ module_or_path: wasm });
    return { widget, cssText: await css };
  })());

/** Whether the code trapped: its memory is in an unknown state, nothing of it may run again. */
let isBroken = false;

/** The elements in the page, those inside other shadow roots included. @type {Set<CeeTest>} */
const tests = new Set();

/**
 * After a fault of the test, each element shows whom to call instead.
 * @param {unknown} error of the page, perhaps not ours
 */
const giveUp = (error) => {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  // The innermost frame: what a host page's own code does while it hears of us is not our fault.
  const frames = (error.stack ?? "").split("\n").filter((line) => /:\d/.test(line));
  if (!/\/cee-(asking|widget)-/.test(frames[0] ?? "")) return;
  isBroken = true;
  for (const { shadowRoot } of tests) {
    if (!shadowRoot) continue;
    // Our reset would reach the page's own content through the host element.
    shadowRoot.adoptedStyleSheets = [];
    shadowRoot.replaceChildren(document.createElement("slot"));
  }
};
addEventListener("error", (event) => giveUp(event.error));
addEventListener("unhandledrejection", (event) => giveUp(event.reason));

class CeeTest extends HTMLElement {
  constructor() {
    super();
    // Keyboard shortcuts of the host page must not fire while somebody types an answer.
    this.addEventListener("keydown", (event) => {
      if (event.composedPath()[0] instanceof HTMLInputElement) event.stopPropagation();
    });
  }

  async connectedCallback() {
    tests.add(this);
    try {
      const collector = collectorOf(this);
      // Beside the widget, not after it: the first screen needs both.
      const deploying = deployment(`${collector}/v1/deployment/outline`);
      deploying.catch(() => {});
      const { widget, cssText } = await start();
      const deployed = await deploying;
      if (this.isConnected && !isBroken) widget.mount(this, cssText, CSS_URL, collector, WIDGET_SHA256, deployed);
    } catch (error) {
      giveUp(error);
      // A later element of the page tries again: the network may be back.
      loading = undefined;
      console.error(`${NAME}: the test cannot start here, its fallback stays visible.`, error);
    }
  }

  async disconnectedCallback() {
    // An element that is only moved is connected again before this runs.
    await Promise.resolve();
    if (!this.isConnected) tests.delete(this);
    if (!this.isConnected && !isBroken) (await loading?.catch(() => undefined))?.widget.unmount(this);
  }
}

// The page may load this file twice, or another version of it: the first one serves all elements.
if (!customElements.get(NAME)) customElements.define(NAME, CeeTest);
