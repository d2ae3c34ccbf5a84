import { nothing, svg, type SVGTemplateResult } from 'lit';
import { pieces, type Axis, type Placed } from './axis';
import { count, number, percent, short } from './format';
import { condition } from './incident-words';
import { box, PARTS, stacked } from './stack';
import type { TimelineData } from './timeline';
import { cell, metricName } from './words';

export const RIGHT = 10;
const RISK = 130;
const METRIC = 104;
const COVERAGE = 26;
const ROW = 16;
const QUALITY = 30;
const MOST_INCIDENTS = 8;

/** What is drawn, and where. */
export interface Place { data: TimelineData; shown: Placed[]; x: Axis; gutter: number; width: number }

/** One drawing above the axis of time. */
export interface Panel { name: string; height: number; draw: SVGTemplateResult }

/** All there are, from the top; those of which nothing is known are left out. */
export const panels = (place: Place): Panel[] => [risk(place), performance(place), coverage(place), map(place), quality(place), incidents(place)]
  .filter((panel) => panel !== undefined);

/** How wide a window is drawn; never so narrow that nobody sees it. */
export const wide = (place: { from: number; to: number }, x: Axis) => Math.max(2, x.x(place.to) - x.x(place.from) - 1.5);

const middle = (place: { from: number; to: number }, x: Axis) => x.x(place.from) + wide(place, x) / 2;

const across = ({ gutter, width }: Place, y: number, name: string) => svg`<line class=${name} x1=${gutter} x2=${width - RIGHT} y1=${y} y2=${y} />`;

const label = ({ gutter }: Place, y: number, text: string) => svg`<text class="label" x=${gutter - 6} y=${y + 4} text-anchor="end">${text}</text>`;

function risk(place: Place): Panel {
  const { data, shown, x } = place;
  const y = (value: number) => RISK - (value * RISK) / 100;
  const at = shown.map((window) => ({ window: window.window, left: x.x(window.from), width: wide(window, x), stack: data.stacks.get(window.window.batch) }));
  const stacks = at.flatMap(({ left, width, stack }) => (stack?.length ? [{ left, width, stack }] : []));
  return { name: 'Risk', height: RISK, draw: svg`
    ${[0, data.warning, data.critical, 100].map((value) => label(place, y(value), String(value)))}
    ${across(place, y(data.warning), 'limit warning')}${across(place, y(data.critical), 'limit critical')}${across(place, RISK, 'base')}
    ${PARTS.map((part) => stacked(part, stacks, y))}
    ${at.map(({ window, left, width, stack }) => (window.score === undefined ? svg`<rect class="unknown" x=${left} y=${RISK - 6} width=${width} height="6" />`
      : stack?.length ? nothing : svg`<rect class="fill ${window.level}" x=${left} y=${Math.min(y(window.score), RISK - 2)} width=${width} height=${Math.max(2, RISK - y(window.score))} />`))}` };
}

function performance(place: Place): Panel | undefined {
  const { data, shown, x } = place;
  const points = new Map(data.points.map((point) => [point.batch, point]));
  // Points of their own where windows are thinned out: the lowest and the highest value need not be where the risk is.
  const places = data.thinned ? data.points.map((point) => ({ batch: point.batch, from: x.timed ? Date.parse(point.at) : point.sequence, to: x.timed ? Date.parse(point.at) : point.sequence + 0.8 }))
    : shown.map(({ window, from, to }) => ({ batch: window.batch, from, to }));
  const items = places.map(({ batch, from, to }) => ({ from, to, value: points.get(batch)?.value === undefined ? undefined : points.get(batch) }));
  const values = items.flatMap(({ value }) => (value ? [value.value!, value.lower ?? value.value!, value.upper ?? value.value!, value.baseline ?? value.value!] : []));
  if (values.length === 0 || data.metric === undefined) {
    return undefined;
  }
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: number) => METRIC - 6 - ((value - low) * (METRIC - 12)) / (high - low || 1);
  const least = data.thinned ? (3 * (items.at(-1)!.from - items[0].from)) / items.length : 0;
  const baseline = items.findLast(({ value }) => value?.baseline !== undefined)?.value?.baseline;
  return { name: metricName(data.metric), height: METRIC, draw: svg`
    ${(high > low ? [low, high] : [low]).map((value) => label(place, y(value), number(value, 2)))}
    ${baseline !== undefined && Math.min(y(low) - y(baseline), y(baseline) - y(high)) > 14 ? label(place, y(baseline), 'baseline') : nothing}
    ${pieces(items, least).map((piece) => svg`
      <polygon class="band" points=${[...piece.map((item) => `${middle(item, x)},${y(item.value.upper ?? item.value.value!)}`),
        ...[...piece].reverse().map((item) => `${middle(item, x)},${y(item.value.lower ?? item.value.value!)}`)].join(' ')} />
      <polyline class="baseline" points=${piece.map((item) => `${middle(item, x)},${y(item.value.baseline ?? item.value.value!)}`).join(' ')} />
      <polyline class="line" points=${piece.map((item) => `${middle(item, x)},${y(item.value.value!)}`).join(' ')} />
      ${piece.map((item) => svg`<circle class="dot" cx=${middle(item, x)} cy=${y(item.value.value!)} r=${items.length > 60 ? 1.5 : 2.5} />`)}`)}` };
}

/** Of how many rows the labels have come. */
function coverage(place: Place): Panel | undefined {
  const { data, shown, x } = place;
  const known = new Map(data.items.map(({ window, labelCoverage }) => [window.batch, labelCoverage]));
  const bars = shown.flatMap((window) => { const share = known.get(window.window.batch); return share === undefined ? [] : [{ window, share }]; });
  return bars.length === 0 ? undefined : { name: 'Labels, share of rows', height: COVERAGE, draw: svg`${label(place, 4, percent(1))}${across(place, COVERAGE, 'base')}
    <path class="coverage room" d=${shown.map((window) => box(x.x(window.from), 0, wide(window, x), COVERAGE)).join('')} />
    <path class="coverage" d=${bars.map(({ window, share }) => box(x.x(window.from), COVERAGE * (1 - share), wide(window, x), COVERAGE * share)).join('')} />` };
}

function map({ data, shown, x, gutter }: Place): Panel {
  return { name: data.features.length === 0 ? 'Features: none moved' : 'Features that moved', height: data.features.length * ROW, draw: svg`${data.features.map((feature, row) => svg`
    <text class="row" x="0" y=${row * ROW + 12}>${short(feature, gutter < 100 ? 12 : 21)}<title>${feature}</title></text>
    ${(['moved', 'range', 'still', 'unknown'] as const).map((state) => { const of = shown.filter(({ window }) => cell(window, feature) === state);
      return of.length === 0 ? nothing : svg`<path class="cell ${state}" d=${of.map((window) => box(x.x(window.from), row * ROW + 1, wide(window, x), ROW - 2)).join('')} />`; })}`)}` };
}

function quality(place: Place): Panel | undefined {
  const { shown, x } = place;
  const most = shown.reduce((max, { window }) => Math.max(max, window.qualityFindings), 0);
  return most === 0 ? undefined : { name: 'Data quality, failed checks', height: QUALITY, draw: svg`${label(place, 4, count(most))}${across(place, QUALITY, 'base')}
    <path class="quality" d=${shown.filter(({ window }) => window.qualityFindings > 0).map((window) => box(x.x(window.from), QUALITY - (window.window.qualityFindings * QUALITY) / most,
      wide(window, x), (window.window.qualityFindings * QUALITY) / most)).join('')} />` };
}

function incidents({ data, shown, x, gutter }: Place): Panel | undefined {
  const places = new Map(shown.map((place) => [place.window.batch, place]));
  const rows = data.incidents.map((incident) => ({ incident, in: (incident.windows ?? []).flatMap(({ batch }) => places.get(batch) ?? []) }))
    .filter((row) => row.in.length > 0).slice(0, MOST_INCIDENTS);
  return rows.length === 0 ? undefined : { name: 'Incidents, latest windows', height: rows.length * ROW, draw: svg`${rows.map(({ incident, in: of }, row) => {
    const [left, right] = [Math.min(...of.map((place) => x.x(place.from))), Math.max(...of.map((place) => x.x(place.from) + wide(place, x)))];
    const on = incident.on ?? incident.findings[0]?.on;
    const name = incident.subject ?? (on ? condition(on) : incident.kind);
    return svg`<text class="row" x="0" y=${row * ROW + 12}>${short(name, gutter < 100 ? 12 : 21)}</text>
      <rect class="fill ${incident.severity} ${incident.state}" x=${left} y=${row * ROW + 4} width=${right - left} height="8" rx="4" />`;
  })}` };
}
