#pragma once

#include <string_view>

namespace smppscope::model {

/// The style sheet inside the HTML report: light and dark by the reader's setting, also fit for paper.
/// Colours are roles with both values (Okabe-Ito hues); nothing is said by colour alone.
inline constexpr std::string_view kReportStyle = R"css(
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --card: #ffffff; --text: #1c1e21; --faint: #5c636b; --line: #dfe2e6; --soft: #eef1f4;
  --data: #0072b2; --data-soft: #9cc9e3; --warn: #9a4a00; --warn-soft: #fdf0e1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15171a; --card: #1d2024; --text: #e6e8ea; --faint: #a0a7af; --line: #343a41; --soft: #272b30;
    --data: #56b4e9; --data-soft: #2b5f80; --warn: #f0b357; --warn-soft: #33291a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 76rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
h1 { margin: 0 0 .25rem; font-size: 1.7rem; font-weight: 650; letter-spacing: -.01em; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.1rem; font-weight: 650; }
p { margin: .25rem 0; }
.faint { color: var(--faint); }
.files { font-weight: 550; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap: .75rem; margin-top: 1.5rem; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem .9rem; }
.tile b { display: block; font-size: 1.45rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tile span { color: var(--faint); font-size: .87rem; }
.tile.trouble { background: var(--warn-soft); border-color: var(--warn); }
.tile.trouble b { color: var(--warn); }
.warnings { background: var(--warn-soft); border-left: 4px solid var(--warn); border-radius: .25rem; padding: .6rem 1rem; }
.warnings ul { margin: .25rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .38rem .75rem; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
th { color: var(--faint); font-size: .82rem; font-weight: 600; background: var(--soft); }
.number { text-align: right; }
.trouble-text { color: var(--warn); font-weight: 600; }
.wide { width: 40%; min-width: 10rem; }
.wide svg { display: block; }
.bar { fill: var(--data); }
.range { fill: var(--data-soft); }
.tick { stroke: var(--line); }
.whisker { stroke: var(--data); stroke-width: 1.5; }
.axis { fill: var(--faint); font-size: 10px; }
footer { margin-top: 3rem; color: var(--faint); font-size: .87rem; }
@media print {
  body { padding: 0; max-width: none; font-size: 10px; }
  .scroll { overflow: visible; }
  tr { break-inside: avoid; }
}
)css";

}  // namespace smppscope::model
