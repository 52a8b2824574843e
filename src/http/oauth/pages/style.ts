/** The colours of both modes. A pool's style replaces some of them. */
export const palette = {
  light: `
  --page: #eef2f8; --glow: #dfe8fb; --card: #ffffff; --line: #d5dbe6; --control: #8792a6; --field: #ffffff; --text: #16202f; --label: #16202f;
  --soft: #56627a; --main: #1f5fd6; --main-hover: #174cae; --on-main: #ffffff; --link: #1a56c4;
  --bad: #a4161a; --bad-back: #fdeceb; --good: #0f6a3c; --good-back: #e6f5ec;
  --shadow: 0 1px 2px rgb(22 32 47 / 6%), 0 12px 32px rgb(22 32 47 / 10%);
`,
  dark: `
  --page: #0d1320; --glow: #16233f; --card: #161e2e; --line: #2c374b; --control: #7484a0; --field: #161e2e; --text: #e9eef7; --label: #e9eef7;
  --soft: #a5b1c6; --main: #7fb0ff; --main-hover: #a3c6ff; --on-main: #0b1526; --link: #93bcff;
  --bad: #ffb3ad; --bad-back: #3a1a1c; --good: #9ae0b6; --good-back: #14301f;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 16px 40px rgb(0 0 0 / 45%);
`,
} as const

/** What follows from other colours, until a style says something else. */
const derived = `
  --card-radius: 1rem; --field-radius: .6rem; --button-radius: .6rem; --alert-radius: .6rem; --density: 1;
  --divider: var(--line); --focus: var(--main); --help: var(--soft); --described: var(--soft); --link-hover: var(--link); --tick: var(--main);
  --on-main-hover: var(--on-main); --bad-line: color-mix(in srgb, var(--bad) 35%, transparent);
  --good-line: color-mix(in srgb, var(--good) 35%, transparent); --idp: var(--card); --idp-line: var(--control); --on-idp: var(--text);
  --idp-hover: color-mix(in srgb, var(--main) 10%, var(--card)); --idp-hover-line: var(--main); --on-idp-hover: var(--on-idp);
  --choice: var(--idp); --choice-line: var(--idp-line); --on-choice: var(--on-idp); --choice-hover: var(--idp-hover);
  --choice-hover-line: var(--idp-hover-line); --on-choice-hover: var(--on-idp-hover); --header: var(--card); --header-line: var(--line);
  --footer: var(--card); --footer-line: var(--line); --item: var(--card);
  --place-x: center; --place-y: center; --logo-x: center; --header-x: start; --footer-x: start;
`

/** How the pages look: one card in the middle, light or dark as the browser wishes, as wide as a phone. */
export const style = `
:root { color-scheme: light dark; ${derived} ${palette.light} }
@media (prefers-color-scheme: dark) { :root { ${palette.dark} } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; grid-template: auto 1fr auto / minmax(0, 1fr);
  background: radial-gradient(60rem 30rem at 50% -8rem, var(--glow), transparent 70%) var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK JP", sans-serif;
}
.place {
  grid-row: 2; place-self: var(--place-y) var(--place-x); width: calc(100% - 2rem); max-width: 26rem; margin: 1.5rem clamp(1rem, 6vw, 6rem);
  display: flex; flex-direction: column; gap: 1rem;
}
main {
  background: var(--card); border: 1px solid var(--line); border-radius: var(--card-radius);
  box-shadow: var(--shadow); overflow: hidden;
}
.banner-customizable { padding: calc(2rem * var(--density)) 2rem 0; display: grid; }
.logo-customizable { display: block; max-width: 60%; max-height: 4rem; justify-self: var(--logo-x); align-self: var(--logo-x); }
.banner-customizable .logo-customizable { margin-bottom: calc(1.25rem * var(--density)); }
.graphic { display: block; max-width: 100%; max-height: 8rem; margin: 0 auto calc(1.25rem * var(--density)); }
.page-bar {
  display: flex; min-height: 3.5rem; padding: .75rem 1.5rem; justify-content: var(--header-x); background: var(--header);
  border-bottom: 1px solid var(--header-line);
}
.page-footer {
  grid-row: 3; justify-content: var(--footer-x); background: var(--footer); border-width: 1px 0 0; border-color: var(--footer-line);
  border-style: solid;
}
.page-logo { display: block; height: 2rem; max-width: 60vw; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; text-align: center; text-wrap: balance; }
.subtitle { margin: .35rem 0 0; color: var(--soft); text-align: center; overflow-wrap: anywhere; }
.content { padding: calc(1.5rem * var(--density)) 2rem calc(2rem * var(--density)); display: grid; gap: calc(1.25rem * var(--density)); }
form { display: grid; gap: calc(1rem * var(--density)); margin: 0; }
p { margin: 0; overflow-wrap: anywhere; }
.textDescription-customizable { color: var(--described); }
.field { display: grid; gap: .35rem; }
.label-customizable { font-size: .9rem; font-weight: 600; color: var(--label); }
.inputField-customizable {
  width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--field);
  border: 1px solid var(--control); border-radius: var(--field-radius);
}
.inputField-customizable:focus { outline: 3px solid color-mix(in srgb, var(--focus) 40%, transparent); border-color: var(--focus); }
.inputField-customizable.code { font-size: 1.3rem; letter-spacing: .3em; font-variant-numeric: tabular-nums; }
.joined { display: flex; gap: .5rem; }
.joined input { flex: 1; min-width: 0; }
.inputField-customizable.country { width: 42%; flex: none; padding-inline: .5rem; text-overflow: ellipsis; }
.inputField-customizable.country option { color: var(--text); background: var(--item); }
button { font: inherit; cursor: pointer; }
.submitButton-customizable {
  width: 100%; min-height: 2.9rem; padding: .5rem 1rem; font-weight: 600; color: var(--on-main); background: var(--main);
  border: 1px solid transparent; border-radius: var(--button-radius); transition: background-color .12s;
}
.submitButton-customizable:hover { background: var(--main-hover); color: var(--on-main-hover); }
.idpButton-customizable {
  width: 100%; min-height: 2.75rem; padding: .5rem 1rem; font-weight: 500; color: var(--on-idp); background: var(--idp);
  border: 1px solid var(--idp-line); border-radius: var(--button-radius); text-align: center; text-decoration: none; display: block;
}
.idpButton-customizable:hover { background: var(--idp-hover); border-color: var(--idp-hover-line); color: var(--on-idp-hover); }
.provider-icon { height: 1.25rem; max-width: 2.5rem; margin-inline-end: .6rem; vertical-align: -.25rem; }
.choice { background: var(--choice); border-color: var(--choice-line); color: var(--on-choice); }
.choice:hover { background: var(--choice-hover); border-color: var(--choice-hover-line); color: var(--on-choice-hover); }
button:focus-visible, a:focus-visible, input[type=checkbox]:focus-visible {
  outline: 3px solid var(--focus); outline-offset: 2px;
}
.choices { display: grid; gap: .6rem; }
.or { display: flex; align-items: center; gap: .75rem; color: var(--soft); font-size: .9rem; }
.or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--divider); }
.redirect-customizable, .link { color: var(--link); text-underline-offset: .15em; }
.redirect-customizable:hover, .link:hover { color: var(--link-hover); }
button.link { padding: 0; border: 0; background: none; text-decoration: underline; }
.foot { text-align: center; color: var(--soft); }
.foot form { display: inline; }
.beside { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; }
.beside .link { font-size: .9rem; }
.check { display: flex; gap: .6rem; align-items: center; }
.check input { width: 1.1rem; height: 1.1rem; accent-color: var(--tick); }
.errorMessage-customizable, .notice { padding: .75rem 1rem; border-radius: var(--alert-radius); overflow-wrap: anywhere; }
.errorMessage-customizable { color: var(--bad); background: var(--bad-back); border: 1px solid var(--bad-line); }
.notice { color: var(--good); background: var(--good-back); border: 1px solid var(--good-line); }
.policy { margin: 0; font-size: .875rem; color: var(--help); }
.policy ul { margin: .25rem 0 0; padding-inline-start: 1.25rem; }
.hint { display: grid; gap: .5rem; }
.legalText-customizable { font-size: .875rem; color: var(--soft); text-align: center; }
.qr { width: 12.5rem; max-width: 100%; margin: 0 auto; padding: .75rem; background: #fff; border: 1px solid var(--line); border-radius: .75rem; }
.qr svg { display: block; width: 100%; height: auto; }
.key { font: .95rem/1.6 ui-monospace, "Cascadia Mono", Menlo, monospace; margin-top: .25rem; }
.hint { padding: .75rem 1rem; border: 1px dashed var(--control); border-radius: .6rem; font-size: .9rem; color: var(--soft); overflow-wrap: anywhere; }
.hint code { font: .85em/1.5 ui-monospace, Menlo, monospace; color: var(--text); }
.hint ul { margin: .25rem 0 0; padding-inline-start: 1.25rem; }
@media (max-width: 30rem) {
  body { background: var(--card); }
  .place { place-self: stretch; width: 100%; max-width: none; margin: 0; gap: 0; }
  .place > .logo-customizable { margin: 1.25rem; }
  main { flex: 1; border: 0; border-radius: 0; box-shadow: none; }
  .banner-customizable { padding-inline: 1.25rem; } .content { padding-inline: 1.25rem; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`
