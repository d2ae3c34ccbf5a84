import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import './plot';
import { number, percent } from './format';
import type { ColumnDrift } from './types';

const HEIGHT = 180;
const LEFT = 40;
const BOTTOM = 24;

/** A part of the values with the shares of rows in it, and how high it is drawn so that areas are shares. */
export interface Bin { from: number; to: number; label: string; reference: number; current: number; heights: [number, number] }

/** Whether a column has whole numbers only, as far as its summaries tell. */
export function whole({ reference, current }: ColumnDrift): boolean {
  return [reference, current].every(({ minimum, maximum, median, distinct }) => minimum !== undefined && maximum !== undefined
    && Number.isInteger(minimum) && Number.isInteger(maximum) && Number.isInteger(2 * (median ?? 0.25)) && distinct <= maximum - minimum + 1);
}

/** The bins of a numeric column. A bin of whole numbers is as high as its share for each whole number in it. */
export function bins(column: ColumnDrift): Bin[] {
  const shape = column.distribution;
  const edges = shape?.edges ?? [];
  const integers = whole(column);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1];
    const last = i === edges.length - 2;
    const [first, end] = [Math.ceil(from), last ? Math.floor(to) : Math.ceil(to) - 1];
    const size = integers ? Math.max(1, end - first + 1) : to - from || 1;
    const label = integers ? (first >= end ? number(first) : `${number(first)} to ${number(end)}`) : `${number(from, 2)} to ${number(to, 2)}`;
    return { from, to, label, reference: shape!.reference[i], current: shape!.current[i], heights: [shape!.reference[i] / size, shape!.current[i] / size] };
  });
}

const MINI = { width: 110, height: 24 };

/** A column before and after, small beside its name: bars are the window, the line is the reference. What it says stands in words beside it. */
export function miniature(column: ColumnDrift): TemplateResult | typeof nothing {
  const shape = column.distribution;
  const list = shape === undefined ? [] : shape.categories ? shape.categories.map((_, i) => [shape.reference[i], shape.current[i]]) : bins(column).map(({ heights }) => heights);
  if (list.length === 0) {
    return nothing;
  }
  const most = Math.max(...list.flat()) || 1;
  const step = MINI.width / list.length;
  const y = (value: number) => MINI.height - (value * (MINI.height - 2)) / most;
  return html`<svg class="mini" width=${MINI.width} height=${MINI.height} viewBox="0 0 ${MINI.width} ${MINI.height}" aria-hidden="true">
    ${list.map(([, now], i) => svg`<rect class="side current" x=${i * step} width=${Math.max(1, step - 1)} y=${y(now)} height=${MINI.height - y(now)} />`)}
    <polyline class="side reference" points=${list.map(([before], i) => `${i * step},${y(before)} ${(i + 1) * step},${y(before)}`).join(' ')} /></svg>`;
}

/** A column before and after: drawn, and as a table. */
export function distribution(column: ColumnDrift, names: [string, string] = ['Reference', 'This window']): TemplateResult {
  const shape = column.distribution;
  if (shape === undefined) {
    return html`<p class="empty">${column.reason ?? 'Its distribution is not kept.'}</p>`;
  }
  const key = html`<p class="key muted"><span><i class="side reference"></i>${names[0]}</span><span><i class="side current"></i>${names[1]}</span></p>`;
  if (shape.categories) {
    return html`${key}${categories(column, names)}`;
  }
  const list = bins(column);
  return html`${key}<div class="two"><figure><figcaption>Where the values are${whole(column) ? ', per whole number' : ''}</figcaption>
      <leeway-plot .draw=${(width: number) => histogram(list, width)} .height=${HEIGHT} label="Histogram of ${column.column}; the table below has its numbers"></leeway-plot></figure>
    <figure><figcaption>Share of rows up to a value</figcaption>
      <leeway-plot .draw=${(width: number) => cumulative(list, width)} .height=${HEIGHT} label="Cumulative shares of ${column.column}; the table below has its numbers"></leeway-plot></figure></div>
    <details><summary>As a table</summary>${table(list, names)}</details>`;
}

function table(list: Bin[], names: [string, string]): TemplateResult {
  let [before, after] = [0, 0];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Distribution"><table><thead><tr><th>Values</th>${names.map((name) => html`<th class="n">${name}</th>`)}${names.map((name) => html`<th class="n">${name}, up to here</th>`)}</tr></thead><tbody>
    ${list.map((bin) => { before += bin.reference; after += bin.current; return html`<tr><th scope="row">${bin.label}</th><td class="n">${share(bin.reference)}</td><td class="n">${share(bin.current)}</td>
      <td class="n">${share(before)}</td><td class="n">${share(after)}</td></tr>`; })}</tbody></table></div>`;
}

const share = (of: number) => `${number(100 * of, 1)} %`;

function scale(list: Bin[], width: number) {
  const [first, last] = [list[0].from, list.at(-1)!.to];
  return (value: number) => LEFT + ((value - first) * (width - LEFT - 8)) / (last - first || 1);
}

function xLabels(list: Bin[], x: (value: number) => number): SVGTemplateResult {
  const [first, last] = [list[0].from, list.at(-1)!.to];
  return svg`${[0, 0.5, 1].map((part) => svg`<text class="label" x=${x(first + part * (last - first))} y=${HEIGHT - 6}
    text-anchor=${part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}>${number(first + part * (last - first), 2)}</text>`)}`;
}

/** Bars for the window, a line for the reference, on the values' own scale. */
function histogram(list: Bin[], width: number): SVGTemplateResult {
  const x = scale(list, width);
  const most = Math.max(...list.flatMap(({ heights }) => heights)) || 1;
  const y = (value: number) => HEIGHT - BOTTOM - (value * (HEIGHT - BOTTOM - 8)) / most;
  const outline = list.flatMap((bin) => [`${x(bin.from)},${y(bin.heights[0])}`, `${x(bin.to)},${y(bin.heights[0])}`]);
  return svg`${list.map((bin) => svg`<rect class="side current" x=${x(bin.from) + 0.5} width=${Math.max(1, x(bin.to) - x(bin.from) - 1)} y=${y(bin.heights[1])} height=${HEIGHT - BOTTOM - y(bin.heights[1])}>
      <title>${bin.label}: reference ${share(bin.reference)}, this window ${share(bin.current)}</title></rect>`)}
    <polyline class="side reference" points=${`${x(list[0].from)},${y(0)} ${outline.join(' ')} ${x(list.at(-1)!.to)},${y(0)}`} />
    <line class="base" x1=${LEFT} x2=${width - 8} y1=${HEIGHT - BOTTOM} y2=${HEIGHT - BOTTOM} />${xLabels(list, x)}`;
}

function cumulative(list: Bin[], width: number): SVGTemplateResult {
  const x = scale(list, width);
  const y = (value: number) => HEIGHT - BOTTOM - value * (HEIGHT - BOTTOM - 8);
  const line = (side: 'reference' | 'current') => {
    let sum = 0;
    return [`${x(list[0].from)},${y(0)}`, ...list.map((bin) => { sum += bin[side]; return `${x(bin.to)},${y(Math.min(1, sum))}`; })].join(' ');
  };
  return svg`${[0, 0.5, 1].map((value) => svg`<line class="tick" x1=${LEFT} x2=${width - 8} y1=${y(value)} y2=${y(value)} />
      <text class="label" x=${LEFT - 4} y=${y(value) + 4} text-anchor="end">${percent(value)}</text>`)}
    <polyline class="side reference" points=${line('reference')} /><polyline class="side current" points=${line('current')} />${xLabels(list, x)}`;
}

/** Categories as bars in a table: those that the reference does not have are marked as new. */
function categories(column: ColumnDrift, names: [string, string]): TemplateResult {
  const { categories: list, reference, current } = column.distribution!;
  const most = Math.max(...reference, ...current) || 1;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Categories"><table class="shares"><thead><tr><th>Category</th><th><span class="visually-hidden">Shares drawn</span></th>${names.map((name) => html`<th class="n">${name}</th>`)}<th class="n">Change</th></tr></thead><tbody>
    ${list!.map((name, i) => html`<tr><th scope="row">${name}${reference[i] === 0 && current[i] > 0 ? html` <span class="level warning">New</span>` : nothing}</th>
      <td class="bars" aria-hidden="true"><span class="bar"><i class="reference" .style=${`width:${(100 * reference[i]) / most}%`}></i></span><span class="bar"><i class="current" .style=${`width:${(100 * current[i]) / most}%`}></i></span></td>
      <td class="n">${share(reference[i])}</td><td class="n">${share(current[i])}</td><td class="n">${current[i] >= reference[i] ? '+' : '−'}${number(100 * Math.abs(current[i] - reference[i]), 1)}</td></tr>`)}</tbody></table></div>`;
}
