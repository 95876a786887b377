// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_sections.h"

namespace mixdesk {

const char* reportStyle()
{
    return R"css(
:root {
  --paper: #ffffff; --panel: #f6f8fa; --ink: #1b1f24; --ink-soft: #57606a; --rule: #d8dee4;
  --ok: #007a59; --bad: #b84f00; --accent: #0072b2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15191e; --panel: #1d2329; --ink: #e4e8ec; --ink-soft: #9aa5b1; --rule: #323a43;
    --ok: #2fc79a; --bad: #ff8c3f; --accent: #56b4e9;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif;
}
main { max-width: 1080px; margin: 0 auto; padding: 32px 28px; }
header { border-bottom: 2px solid var(--ink); margin-bottom: 24px; }
h1 { font-size: 27px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 19px; margin: 40px 0 12px; padding-bottom: 4px; border-bottom: 1px solid var(--rule); }
h3 { font-size: 15px; margin: 22px 0 8px; }
h3 small { font-weight: 400; color: var(--ink-soft); }
p { margin: 0 0 10px; }
header p.facts { color: var(--ink-soft); font-size: 13px; margin-bottom: 12px; }
.note { color: var(--ink-soft); font-size: 12.5px; margin: 4px 0; }
.summary h2 { border: 0; margin-top: 0; }
.headlines { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 16px; margin-bottom: 14px; }
.headline {
  margin: 0; padding: 16px 18px; background: var(--panel); border-left: 5px solid var(--rule);
  border-radius: 4px; font-size: 18px; font-variant-numeric: tabular-nums;
}
.headline.ok { border-color: #009e73; }
.headline.bad { border-color: #d55e00; }
.headline strong { font-size: 24px; }
.headline .rate { display: block; color: var(--ink-soft); font-size: 14px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 12px; margin-bottom: 8px; }
.tile { background: var(--panel); border-radius: 4px; padding: 12px 14px; }
.tile-name { font-weight: 600; font-size: 13px; }
.tile-value { font-size: 25px; font-variant-numeric: tabular-nums; }
.tile-interval { font-size: 12.5px; font-variant-numeric: tabular-nums; }
figure { margin: 0 0 16px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 6px 0; }
th, td { padding: 5px 8px; text-align: right; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { font-weight: 600; color: var(--ink-soft); vertical-align: bottom; border-bottom: 1.5px solid var(--ink-soft); }
th.text, td.text { text-align: left; }
table.turned thead th + th {
  writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; padding: 8px 2px;
}
tbody th { font-weight: 500; }
tr.mean th, tr.mean td { font-weight: 650; border-top: 1.5px solid var(--ink-soft); }
tr.published th, tr.published td { color: var(--ink-soft); }
td .rate { display: block; color: var(--ink-soft); font-size: 12px; font-weight: 400; }
.chosen { font-weight: 650; color: var(--ok); }
.hit { font-weight: 650; }
.miss { color: var(--bad); font-weight: 650; }
.zero { color: var(--ink-soft); }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(310px, 1fr)); gap: 14px; }
figure.plot { background: var(--panel); border-radius: 4px; padding: 8px; margin: 0; }
svg.plot { display: block; }
.cases { display: grid; grid-template-columns: repeat(auto-fill, minmax(470px, 1fr)); gap: 18px; }
.case { background: var(--panel); border-radius: 4px; padding: 10px; margin: 0; }
.panels { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
.strip { display: grid; grid-template-columns: repeat(auto-fill, minmax(112px, 1fr)); gap: 8px; }
.panel img { display: block; width: 100%; height: auto; border-radius: 2px; }
.panel span { font-size: 11.5px; color: var(--ink-soft); }
.no-picture { aspect-ratio: 1; display: grid; place-items: center; color: var(--ink-soft); font-size: 12px; border: 1px dashed var(--rule); }
figcaption { font-size: 12.5px; margin-top: 6px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
dt { font-weight: 600; margin-top: 10px; }
dd { margin: 0; max-width: 82ch; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; font-size: 13px; }
dl.facts dt { margin: 0; }
code, pre { font-family: ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 12px; overflow-wrap: anywhere; }
pre { background: var(--panel); border-radius: 4px; padding: 12px; white-space: pre-wrap; columns: 2; column-gap: 28px; }
footer { max-width: 1080px; margin: 0 auto; padding: 12px 28px 32px; color: var(--ink-soft); font-size: 12px; }
@page { size: A4; margin: 14mm 12mm; }
@media print {
  :root {
    --paper: #ffffff; --panel: #ffffff; --ink: #000000; --ink-soft: #444444; --rule: #bbbbbb;
    --ok: #007a59; --bad: #b84f00; --accent: #0072b2;
  }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  h3 { break-after: avoid; }
  tr, .tile, .headline, figure.plot, .case, article.class { break-inside: avoid; }
  .headline, .tile, figure.plot, .case, pre { border: 1px solid var(--rule); }
  .headline { border-left-width: 5px; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: 3px 4px; }
  td .rate { font-size: 7.5pt; }
  .note, figcaption { font-size: 8.5pt; }
  .plots { grid-template-columns: repeat(2, 1fr); }
  .cases { grid-template-columns: repeat(2, 1fr); gap: 10px; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (max-width: 560px) {
  .cases { grid-template-columns: 1fr; }
  pre { columns: 1; }
}
)css";
}

} // namespace mixdesk
