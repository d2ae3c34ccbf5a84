import { html, nothing, svg, type TemplateResult } from 'lit';
import { axis, extent, pieces, placed, within, type Axis, type Placed, type Span } from './axis';
import { MeasuredElement } from './element';
import { count, LEVEL_WORDS, nameOf, number, short } from './format';
import { toModel, toWindow } from './router';
import type { Alert, BatchSummary, SeriesPoint } from './types';
import { stacked, type Stack } from './stack';
import { cell, metricName, movedWords, when } from './words';

const RIGHT = 10;
const RISK = 120;
const METRIC = 104;
const ROW = 15;
const QUALITY = 30;
const PANEL_GAP = 26;
const MOST_INCIDENTS = 8;

/** What is drawn over one axis of time. */
export interface TimelineData {
  windows: BatchSummary[];
  span: Span;
  warning: number;
  critical: number;
  metric?: string;
  points: SeriesPoint[];
  /** The parts of each window's risk, where they are known. */
  stacks: Map<string, Stack>;
  /** Rows of the map: features by how often they moved. */
  features: string[];
  incidents: Alert[];
}

/** A model over time: risk, performance, features, data quality and incidents above one another on one axis. */
export class Timeline extends MeasuredElement {
  static properties = { model: { attribute: false }, selected: { state: true }, brush: { state: true } };
  declare model: TimelineData;
  declare selected?: number;
  declare brush?: [number, number];
  private pressed?: number;

  private get gutter() {
    return this.width < 560 ? 84 : 148;
  }

  private get all() {
    const { list, timed } = placed(this.model.windows);
    const span = timed ? this.model.span : {};
    return { shown: within(list, span), axis: axis(extent(list, span), [this.gutter, this.width - RIGHT], timed, list.map(({ window }) => window.name)) };
  }

  render(): TemplateResult {
    if (this.width === 0) {
      return html`<div class="timeline"></div>`;
    }
    const { shown, axis: x } = this.all;
    if (shown.length === 0) {
      return html`<p class="empty">No window lies in this part of time. <a href=${toModel(this.model.windows[0]?.model ?? '')}>Show all</a></p>`;
    }
    const index = Math.min(this.selected ?? shown.length - 1, shown.length - 1);
    const at = shown[index];
    const panels = [this.risk(shown, x), this.performance(shown, x), this.map(shown, x), this.quality(shown, x), this.incidents(shown, x)]
      .filter((panel) => panel !== undefined);
    let top = 4;
    const drawn = panels.map((panel) => {
      const place = top;
      top += panel.height + PANEL_GAP;
      return svg`<g transform="translate(0 ${place})"><text class="panel" x="0" y="10">${panel.name}</text>
        <g transform="translate(0 16)">${panel.draw}</g></g>`;
    });
    return html`<div class="readout">${this.readout(at)}</div>
      <div class="timeline" role="slider" tabindex="0" aria-label="Window; arrow keys choose one, Enter opens it" aria-valuemin="1" aria-valuemax=${shown.length}
        aria-valuenow=${index + 1} aria-valuetext=${this.spoken(at)} @keydown=${(event: KeyboardEvent) => this.onKey(event, shown, index)}
        @pointermove=${(event: PointerEvent) => this.onMove(event, shown, x)} @pointerdown=${this.onDown}
        @pointerup=${(event: PointerEvent) => this.onUp(event, shown, x)} @pointerleave=${this.onLeave}>
        <svg width=${this.width} height=${top + 8} viewBox="0 0 ${this.width} ${top + 8}" aria-hidden="true">
          ${x.ticks.map((tick) => svg`<line class="tick" x1=${tick.x} x2=${tick.x} y1="16" y2=${top - 14} />
            <text class="label" x=${tick.x} y=${top} text-anchor=${x.timed ? 'middle' : 'start'}>${short(tick.label, 15)}</text>`)}
          <rect class="cursor" x=${x.x(at.from)} y="16" width=${wide(at, x)} height=${top - 30} />
          ${drawn}
          ${this.brush ? svg`<rect class="brush" x=${Math.min(...this.brush)} y="16" width=${Math.abs(this.brush[1] - this.brush[0])} height=${top - 30} />` : nothing}
        </svg></div>`;
  }

  private readout({ window }: Placed): TemplateResult {
    const point = this.point(window);
    return html`<a href=${toWindow(window.model, window.batch)}>${nameOf(window)}</a>
      <span class="muted">${when(window)}</span> ${window.score === undefined ? html`<span>not judged</span>`
        : html`<span>risk <b>${number(window.score, 0)}</b> ${LEVEL_WORDS[window.level].toLowerCase()}</span>`}
      ${point?.value === undefined ? nothing : html`<span>${metricName(this.model.metric!)} <b>${number(point.value)}</b>${point.lower === undefined ? nothing
        : html` <span class="muted">(${number(point.lower)} to ${number(point.upper)})</span>`}</span>`}
      <span>${movedWords(window)}</span>`;
  }

  private spoken({ window }: Placed): string {
    const value = this.point(window)?.value;
    return `${nameOf(window)}, ${when(window)}: ${window.score === undefined ? 'not judged' : `risk ${number(window.score, 0)}, ${LEVEL_WORDS[window.level].toLowerCase()}`}; ${
      value === undefined ? '' : `${metricName(this.model.metric!)} ${number(value)}; `}${movedWords(window)}`;
  }

  private point(window: BatchSummary) {
    return this.model.points.find(({ batch }) => batch === window.batch);
  }

  private risk(shown: Placed[], x: Axis) {
    const y = (value: number) => RISK - (value * RISK) / 100;
    const { warning, critical } = this.model;
    return { name: 'Risk', height: RISK, draw: svg`
      ${[0, 50, 100].map((value) => svg`<text class="label" x=${this.gutter - 6} y=${y(value) + 4} text-anchor="end">${value}</text>`)}
      <line class="limit warning" x1=${this.gutter} x2=${this.width - RIGHT} y1=${y(warning)} y2=${y(warning)} />
      <line class="limit critical" x1=${this.gutter} x2=${this.width - RIGHT} y1=${y(critical)} y2=${y(critical)} />
      <line class="base" x1=${this.gutter} x2=${this.width - RIGHT} y1=${RISK} y2=${RISK} />
      ${shown.map((place) => (place.window.score === undefined
        ? svg`<rect class="unknown" x=${x.x(place.from)} y=${RISK - 6} width=${wide(place, x)} height="6" />`
        : this.model.stacks.get(place.window.batch)?.length ? stacked(this.model.stacks.get(place.window.batch)!, x.x(place.from), wide(place, x), y)
        : svg`<rect class="fill ${place.window.level}" x=${x.x(place.from)} y=${Math.min(y(place.window.score), RISK - 2)} width=${wide(place, x)}
            height=${Math.max(2, RISK - y(place.window.score))} />`))}` };
  }

  private performance(shown: Placed[], x: Axis) {
    const points = new Map(this.model.points.map((point) => [point.batch, point]));
    const items = shown.map(({ window, from, to }) => ({ from, to, value: points.get(window.batch)?.value === undefined ? undefined : points.get(window.batch) }));
    const values = items.flatMap(({ value }) => (value ? [value.value!, value.lower ?? value.value!, value.upper ?? value.value!, value.baseline ?? value.value!] : []));
    if (values.length === 0 || this.model.metric === undefined) {
      return undefined;
    }
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const y = (value: number) => METRIC - 6 - ((value - low) * (METRIC - 12)) / (high - low || 1);
    const middle = (item: { from: number; to: number }) => x.x(item.from) + wide(item, x) / 2;
    return { name: metricName(this.model.metric), height: METRIC, draw: svg`
      ${[low, high].map((value) => svg`<text class="label" x=${this.gutter - 6} y=${y(value) + 4} text-anchor="end">${number(value, 2)}</text>`)}
      ${pieces(items).map((piece) => svg`
        <polygon class="band" points=${[...piece.map((item) => `${middle(item)},${y(item.value.upper ?? item.value.value!)}`),
          ...[...piece].reverse().map((item) => `${middle(item)},${y(item.value.lower ?? item.value.value!)}`)].join(' ')} />
        <polyline class="baseline" points=${piece.map((item) => `${middle(item)},${y(item.value.baseline ?? item.value.value!)}`).join(' ')} />
        <polyline class="line" points=${piece.map((item) => `${middle(item)},${y(item.value.value!)}`).join(' ')} />
        ${piece.map((item) => svg`<circle class="dot" cx=${middle(item)} cy=${y(item.value.value!)} r=${piece.length > 60 ? 1.5 : 2.5} />`)}`)}` };
  }

  private map(shown: Placed[], x: Axis) {
    const { features } = this.model;
    return { name: features.length === 0 ? 'Features: none moved' : 'Features that moved', height: features.length * ROW, draw: svg`${features.map((feature, row) => svg`
      <text class="row" x="0" y=${row * ROW + 11}>${short(feature, this.gutter < 100 ? 12 : 21)}<title>${feature}</title></text>
      ${shown.map((place) => svg`<rect class="cell ${cell(place.window, feature)}" x=${x.x(place.from)} y=${row * ROW + 1} width=${wide(place, x)} height=${ROW - 2} />`)}`)}` };
  }

  private quality(shown: Placed[], x: Axis) {
    const most = Math.max(...shown.map(({ window }) => window.qualityFindings));
    return most === 0 ? undefined : { name: `Data quality, failed checks (most ${count(most)})`, height: QUALITY, draw: svg`
      <line class="base" x1=${this.gutter} x2=${this.width - RIGHT} y1=${QUALITY} y2=${QUALITY} />
      ${shown.filter(({ window }) => window.qualityFindings > 0).map((place) => svg`<rect class="quality" x=${x.x(place.from)} width=${wide(place, x)}
        y=${QUALITY - (place.window.qualityFindings * QUALITY) / most} height=${(place.window.qualityFindings * QUALITY) / most} />`)}` };
  }

  private incidents(shown: Placed[], x: Axis) {
    const places = new Map(shown.map((place) => [place.window.batch, place]));
    const rows = this.model.incidents.map((incident) => ({ incident, in: (incident.windows ?? []).flatMap(({ batch }) => places.get(batch) ?? []) }))
      .filter((row) => row.in.length > 0).slice(0, MOST_INCIDENTS);
    return rows.length === 0 ? undefined : { name: 'Incidents, latest windows', height: rows.length * ROW, draw: svg`${rows.map(({ incident, in: of }, row) => {
      const [left, right] = [Math.min(...of.map((place) => x.x(place.from))), Math.max(...of.map((place) => x.x(place.from) + wide(place, x)))];
      const name = incident.subject ?? incident.on ?? incident.kind;
      return svg`<text class="row" x="0" y=${row * ROW + 11}>${short(name, this.gutter < 100 ? 12 : 21)}</text>
        <rect class="fill ${incident.severity} ${incident.state}" x=${left} y=${row * ROW + 4} width=${right - left} height="7" rx="3" />`;
    })}` };
  }

  private onKey(event: KeyboardEvent, shown: Placed[], index: number) {
    const to: Record<string, number> = { ArrowLeft: index - 1, ArrowDown: index - 1, ArrowRight: index + 1, ArrowUp: index + 1, Home: 0, End: shown.length - 1,
      PageUp: index + 10, PageDown: index - 10 };
    if (event.key === 'Enter') {
      this.open(shown[index]);
    } else if (to[event.key] !== undefined) {
      this.selected = Math.max(0, Math.min(shown.length - 1, to[event.key]));
    } else {
      return;
    }
    event.preventDefault();
  }

  private open({ window }: Placed) {
    location.hash = toWindow(window.model, window.batch);
  }

  private place(event: PointerEvent) {
    return event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;
  }

  private readonly onDown = (event: PointerEvent) => {
    this.pressed = event.button === 0 ? this.place(event) : undefined;
  };

  private readonly onLeave = () => {
    this.pressed = undefined;
    this.brush = undefined;
  };

  private onMove(event: PointerEvent, shown: Placed[], x: Axis) {
    const at = this.place(event);
    if (this.pressed !== undefined && event.pointerType === 'mouse' && x.timed && Math.abs(at - this.pressed) > 6) {
      this.brush = [this.pressed, Math.max(this.gutter, at)];
    } else if (at >= this.gutter) {
      this.selected = nearest(shown, x, at);
    }
  }

  private onUp(event: PointerEvent, shown: Placed[], x: Axis) {
    const brush = this.brush;
    const at = this.place(event);
    if (brush !== undefined) {
      const [from, until] = [x.at(Math.min(...brush)), x.at(Math.max(...brush))];
      this.dispatchEvent(new CustomEvent('span', { detail: { from, to: until }, bubbles: true }));
    } else if (this.pressed !== undefined && at >= this.gutter) {
      this.open(shown[nearest(shown, x, at)]);
    }
    this.onLeave();
  }
}
customElements.define('leeway-timeline', Timeline);

const wide = (place: { from: number; to: number }, x: Axis) => Math.max(2, x.x(place.to) - x.x(place.from) - 1.5);

function nearest(shown: Placed[], x: Axis, at: number): number {
  const distance = (place: Placed) => Math.abs(x.x(place.from) + wide(place, x) / 2 - at);
  return shown.reduce((best, place, i) => (distance(place) < distance(shown[best]) ? i : best), 0);
}
