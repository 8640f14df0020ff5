/** How an article looks in its frame: readable, and close to what a plain theme makes of it. Colours follow the dashboard. */
export const ARTICLE_STYLE = `
:root { --ink: #211f1c; --soft: #6b665f; --line: #e5e2dd; --shade: #f3f2ef; --link: #96360b; background: #fff; }
:root[data-scheme='dark'] { --ink: #e8e6e3; --soft: #aaa69f; --line: #37342f; --shade: #2a2825; --link: #ffa574; background: #1c1b19; color-scheme: dark; }
* { box-sizing: border-box; }
body { display: flow-root; max-width: 44rem; margin: 0 auto; padding: 28px 24px 40px; color: var(--ink); font: 17px/1.65 Georgia, 'Times New Roman', serif; overflow-wrap: anywhere; }
h1, h2, h3, h4 { margin: 1.9em 0 .5em; font-family: system-ui, sans-serif; line-height: 1.25; letter-spacing: -.01em; }
h1 { margin-top: 0; font-size: 30px; } h2 { font-size: 22px; } h3 { font-size: 18px; } h4 { font-size: 16px; }
p, ul, ol, dl, table, pre, blockquote, figure { margin: 0 0 1.1em; }
a { color: var(--link); }
img { display: block; width: 100%; height: auto; border-radius: 8px; background: var(--shade); }
figure { margin-block: 1.4em; }
blockquote { padding-left: 16px; border-left: 3px solid var(--line); color: var(--soft); }
table { display: block; width: max-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; font-size: 15px; }
th, td { padding: 7px 12px; border: 1px solid var(--line); text-align: left; } th { background: var(--shade); }
pre { padding: 12px 14px; border-radius: 8px; background: var(--shade); white-space: pre-wrap; } code { font-size: .9em; }
hr { border: 0; border-top: 1px solid var(--line); }
`;
