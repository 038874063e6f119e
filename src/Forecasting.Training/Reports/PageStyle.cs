namespace Forecasting.Training.Reports;

/// <summary>How reports look: on a phone, on a desk, at night and on paper.</summary>
internal static class PageStyle
{
    public const string Css =
        """
        :root {
          color-scheme: light dark;
          --paper: #fbfaf7; --card: #ffffff; --ink: #1d2733; --muted: #5d6a78; --rule: #dfe3e8; --grid: #e9ecef;
          --line90: #b3261e; --ceiling: #7a8794; --band: #cfe0f5; --band-inner: #9fc2ea; --came: #1d2733;
          --s0: #0b5cad; --s1: #c75b00; --s2: #0a7d5c; --s3: #9a3f86; --s4: #7a6a00; --s5: #4b5563;
          --good: #0a7d5c; --warn: #b3261e;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #12171d; --card: #1a2129; --ink: #e8ecf1; --muted: #9fabb8; --rule: #313b46; --grid: #27303a;
            --line90: #ff8a80; --ceiling: #8d99a6; --band: #1f3d5f; --band-inner: #2f5f94; --came: #f1f4f7;
            --s0: #6db3ff; --s1: #ffa64d; --s2: #4fd1a8; --s3: #e39bd4; --s4: #d6c453; --s5: #a9b4c0;
            --good: #4fd1a8; --warn: #ff8a80;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC",
            "DejaVu Sans", sans-serif;
        }
        main { max-width: 62rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
        header { padding: 1.5rem 0 .5rem; }
        .over { color: var(--muted); font-size: .85rem; letter-spacing: .04em; text-transform: uppercase;
          margin: 0 0 .6rem; }
        h1 { font-size: clamp(1.5rem, 1.1rem + 2.2vw, 2.5rem); line-height: 1.18; letter-spacing: -.015em;
          margin: 0 0 .9rem; }
        h1 strong { color: var(--s0); font-weight: inherit; }
        h2 { font-size: 1.3rem; line-height: 1.25; margin: 0 0 .4rem; }
        h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
        header p { font-size: 1.05rem; margin: 0; max-width: 46rem; }
        section { margin-top: 2.75rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
        .lead, .note { color: var(--muted); max-width: 46rem; margin: 0 0 1rem; }
        .note { font-size: .88rem; margin: .6rem 0 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem;
          margin: 1.6rem 0 0; }
        .card { background: var(--card); border: 1px solid var(--rule); border-radius: .6rem; padding: .8rem .9rem; }
        .card b { display: block; font-size: 1.6rem; line-height: 1.2; letter-spacing: -.01em; }
        .card span { display: block; font-size: .9rem; }
        .card small { display: block; color: var(--muted); font-size: .78rem; line-height: 1.35; margin-top: .25rem; }
        .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr)); gap: 1rem;
          align-items: start; }
        figure {
          margin: 0; background: var(--card); border: 1px solid var(--rule); border-radius: .6rem;
            padding: .8rem .8rem .6rem;
          break-inside: avoid;
        }
        figure + figure { margin-top: 0; }
        figcaption { color: var(--muted); font-size: .82rem; line-height: 1.4; margin-top: .35rem; }
        svg { display: block; width: 100%; height: auto; max-width: 27.5rem; margin: 0 auto; }
        svg text { font-size: 11.5px; fill: var(--ink); font-family: inherit; }
        svg text.title { font-size: 13.5px; font-weight: 600; }
        svg text.soft { fill: var(--muted); font-size: 11px; }
        svg text.on90 { fill: var(--line90); font-size: 11px; }
        .gridline { stroke: var(--grid); stroke-width: 1; }
        .axis { stroke: var(--rule); stroke-width: 1; }
        .line90 { stroke: var(--line90); stroke-width: 1.4; stroke-dasharray: 5 3; }
        .ceiling { stroke: var(--ceiling); stroke-width: 2; fill: none; }
        .ceiling.dash { stroke-width: 1.5; stroke-dasharray: 2 3; }
        .origin { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 1 3; }
        .band { fill: var(--band); } .band-inner { fill: var(--band-inner); }
        .came { fill: var(--came); }
        .why0 { fill: var(--band-inner); } .why1 { fill: var(--s0); } .why2 { fill: var(--s2); }
        .why3 { fill: var(--s3); } .why4 { fill: var(--s1); } .why5 { fill: var(--s4); } .why6 { fill: var(--s5); }
        .bar { fill: var(--s0); } .bar.under { fill: var(--s1); }
        .s0 { --c: var(--s0); } .s1 { --c: var(--s1); } .s2 { --c: var(--s2); }
        .s3 { --c: var(--s3); } .s4 { --c: var(--s4); } .s5 { --c: var(--s5); }
        .stroke { stroke: var(--c); fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
        .stroke.other { stroke-width: 1.5; }
        .dot { fill: var(--c); } .ring { fill: var(--card); stroke: var(--c); stroke-width: 1.6; }
        .stem { stroke: var(--c); stroke-width: 2; opacity: .35; }
        .legend { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .85rem; margin: 0 0 .8rem; padding: 0;
          list-style: none; }
        .legend li { display: flex; align-items: center; gap: .4rem; }
        .legend svg { width: 22px; height: 12px; margin: 0; flex: none; }
        .scroll { overflow-x: auto; margin: 0 0 1rem; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .42rem .7rem .42rem 0; border-bottom: 1px solid var(--rule); text-align: right;
          vertical-align: top; }
        th:first-child { text-align: left; }
        tbody th { font-weight: 600; }
        thead th { color: var(--muted); font-weight: 500; font-size: .82rem; }
        table.words td, table.words th { text-align: left; }
        th small { display: block; font-weight: 400; color: var(--muted); font-size: .8rem; line-height: 1.35;
          max-width: 22rem; }
        td.best { color: var(--good); font-weight: 600; }
        dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .45rem 1.2rem; margin: 0;
          font-size: .95rem; }
        dt { font-weight: 600; } dd { margin: 0; color: var(--muted); }
        code { font: .86em/1.5 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
        pre { background: var(--card); border: 1px solid var(--rule); border-radius: .6rem; padding: .8rem;
          margin: 0 0 1rem;
          white-space: pre-wrap; overflow-wrap: anywhere; }
        nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .9rem; margin-top: 1.4rem; }
        a { color: var(--s0); }
        @media (max-width: 30rem) {
          table { font-size: .78rem; } th, td { padding-right: .3rem; } thead th { font-size: .72rem; }
          dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .6rem; }
        }
        @media print {
          :root {
            --paper: #fff; --card: #fff; --ink: #000; --muted: #444; --rule: #bbb; --grid: #ddd; --came: #000;
            --line90: #b3261e; --ceiling: #666; --band: #cfe0f5; --band-inner: #9fc2ea;
            --s0: #0b5cad; --s1: #c75b00; --s2: #0a7d5c; --s3: #9a3f86; --s4: #7a6a00; --s5: #4b5563;
          }
          @page { margin: 14mm; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { font-size: 10.5pt; }
          main { max-width: none; padding: 0; }
          nav { display: none; }
          section { margin-top: 1.4rem; padding-top: .9rem; }
          h2, h3, .lead, .legend { break-after: avoid; }
          .grid { grid-template-columns: 1fr 1fr; }
          .scroll { overflow: visible; }
          tr, .card, figure, dt, dd { break-inside: avoid; }
        }

        """;
}
