import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { axis, extent, placed, within, type Axis, type Placed, type Span } from './axis';
import { MeasuredElement } from './element';
import { LEVEL_WORDS, nameOf, number, percent, short } from './format';
import { panels, RIGHT, wide, type Panel } from './panels';
import { partName } from './risk';
import { toModel, toWindow } from './router';
import type { Stack } from './stack';
import type { Alert, SeriesPoint, WindowChange, WindowItem } from './types';
import { changeWords, judged, metricName, movedWords, when } from './words';

const PANEL_GAP = 30;
const TIP_WIDTH = 236;

/** What is drawn over one axis of time. */
export interface TimelineData {
  items: WindowItem[];
  /** Whether only some of the windows are here, of each stretch of time the lowest, the highest and the last. */
  thinned: boolean;
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
  changes: WindowChange[];
}

/** A model over time: risk, performance, labels, features, data quality and incidents above one another on one axis. */
export class Timeline extends MeasuredElement {
  static properties = { model: { attribute: false }, selected: { state: true }, brush: { state: true }, hover: { state: true } };
  declare model: TimelineData;
  declare selected?: number;
  declare brush?: [number, number];
  /** Where the pointer is, in the drawing. */
  declare hover?: { x: number; y: number };
  private pressed?: number;
  private kept?: { model: TimelineData; width: number; panels: Panel[] };

  private get gutter() {
    return this.width < 560 ? 84 : 148;
  }

  private get all() {
    const { list, timed } = placed(this.model.items.map(({ window }) => window));
    const span = timed ? this.model.span : {};
    return { shown: within(list, span), axis: axis(extent(list, span), [this.gutter, this.width - RIGHT], timed,
      list.map(({ window, from }) => ({ at: from + 0.4, label: nameOf(window) }))) };
  }

  render(): TemplateResult {
    if (this.width === 0) {
      return html`<div class="timeline"></div>`;
    }
    const { shown, axis: x } = this.all;
    if (shown.length === 0) {
      return html`<p class="empty">No window lies in this part of time. <a href=${toModel(this.model.items[0]?.window.model ?? '')}>Show all</a></p>`;
    }
    const last = shown.findLastIndex(({ window }) => judged(window));
    const index = Math.min(this.selected ?? (last < 0 ? shown.length : last), shown.length - 1);
    const at = shown[index];
    const drawn = this.panels(shown, x);
    const height = drawn.reduce((sum, panel) => sum + panel.height + PANEL_GAP, 4);
    return html`<div class="readout">${this.readout(at)}</div>
      <div class="timeline" role="slider" tabindex="0" aria-label="Window; arrow keys choose one, Enter opens it" aria-valuemin="1" aria-valuemax=${shown.length}
        aria-valuenow=${index + 1} aria-valuetext=${this.spoken(at)} @keydown=${(event: KeyboardEvent) => this.onKey(event, shown, index)}
        @pointermove=${(event: PointerEvent) => this.onMove(event, shown, x)} @pointerdown=${this.onDown}
        @pointerup=${(event: PointerEvent) => this.onUp(event, shown, x)} @pointerleave=${this.onLeave}>
        <svg width=${this.width} height=${height + 8} viewBox="0 0 ${this.width} ${height + 8}" aria-hidden="true">
          <rect class="cursor" x=${x.x(at.from)} y="16" width=${wide(at, x)} height=${height - 30} />
          ${guard([this.model, this.width], () => this.drawing(drawn, shown, x, height))}
          ${this.brush ? svg`<rect class="brush" x=${Math.min(...this.brush)} y="16" width=${Math.abs(this.brush[1] - this.brush[0])} height=${height - 30} />` : nothing}
        </svg>${this.tip(at)}</div>`;
  }

  /** Made once for all places of the pointer. */
  private panels(shown: Placed[], x: Axis): Panel[] {
    if (this.kept?.model !== this.model || this.kept.width !== this.width) {
      this.kept = { model: this.model, width: this.width, panels: panels({ data: this.model, shown, x, gutter: this.gutter, width: this.width }) };
    }
    return this.kept.panels;
  }

  private drawing(drawn: Panel[], shown: Placed[], x: Axis, height: number): SVGTemplateResult {
    let top = 4;
    return svg`${x.ticks.map((tick) => svg`<line class="tick" x1=${tick.x} x2=${tick.x} y1="16" y2=${height - 14} />
        <text class="label" x=${tick.x} y=${height} text-anchor=${x.timed ? 'middle' : 'start'}>${short(tick.label, 15)}</text>`)}
      ${drawn.map((panel) => {
        const place = top;
        top += panel.height + PANEL_GAP;
        return svg`<g transform="translate(0 ${place})"><text class="panel" x="0" y="10">${panel.name}</text><g transform="translate(0 18)">${panel.draw}</g></g>`;
      })}${this.model.changes.map((change) => this.change(change, shown, x, height))}`;
  }

  /** Where windows begin to be compared with another reference, or judged by another definition. */
  private change({ batch, what }: WindowChange, shown: Placed[], x: Axis, height: number): SVGTemplateResult | typeof nothing {
    const place = shown.find(({ window }) => window.batch === batch);
    if (place === undefined) {
      return nothing;
    }
    const left = x.x(place.from) - 1;
    return svg`<line class="change ${what}" x1=${left} x2=${left} y1="14" y2=${height - 14} />
      <path class="change ${what}" d=${what === 'reference' ? `M${left} 4l5 5l-5 5l-5-5z` : `M${left} 4l5 9h-10z`} />`;
  }

  private item(batch: string) {
    return this.model.items.find(({ window }) => window.batch === batch);
  }

  private changesAt(batch: string) {
    return this.model.changes.filter((change) => change.batch === batch).map(changeWords);
  }

  private readout({ window }: Placed): TemplateResult {
    const point = this.point(window.batch);
    const coverage = this.item(window.batch)?.labelCoverage;
    return html`<a href=${toWindow(window.model, window.batch)}>${nameOf(window)}</a>
      <span class="muted">${when(window)}</span> ${window.score === undefined ? html`<span>not judged</span>`
        : html`<span>risk <b>${number(window.score, 0)}</b> ${LEVEL_WORDS[window.level].toLowerCase()}</span>`}
      ${point?.value === undefined ? nothing : html`<span>${metricName(this.model.metric!)} <b>${number(point.value)}</b>${point.lower === undefined ? nothing
        : html` <span class="muted">(${number(point.lower)} to ${number(point.upper)})</span>`}</span>`}
      ${coverage === undefined ? nothing : html`<span>labels of ${percent(coverage)}</span>`}
      <span>${movedWords(window)}</span>${this.changesAt(window.batch).map((words) => html`<span>${words}</span>`)}`;
  }

  private spoken({ window }: Placed): string {
    const value = this.point(window.batch)?.value;
    const coverage = this.item(window.batch)?.labelCoverage;
    return [`${nameOf(window)}, ${when(window)}: ${window.score === undefined ? 'not judged' : `risk ${number(window.score, 0)}, ${LEVEL_WORDS[window.level].toLowerCase()}`}`,
      value === undefined ? '' : `${metricName(this.model.metric!)} ${number(value)}`, coverage === undefined ? '' : `labels of ${percent(coverage)}`, movedWords(window),
      ...this.changesAt(window.batch)].filter((words) => words !== '').join('; ');
  }

  /** Beside the pointer, what the line above says of the window below it; the parts of its risk besides. */
  private tip({ window }: Placed): TemplateResult | typeof nothing {
    const { hover } = this;
    if (hover === undefined || this.brush !== undefined) {
      return nothing;
    }
    const point = this.point(window.batch);
    const coverage = this.item(window.batch)?.labelCoverage;
    const line = (name: unknown, value: string) => html`<tr><th>${name}</th><td class="n">${value}</td></tr>`;
    const left = hover.x + 16 + TIP_WIDTH > this.width ? hover.x - 16 - TIP_WIDTH : hover.x + 16;
    return html`<div class="tip" aria-hidden="true" .style=${`left:${Math.max(0, left)}px;top:${hover.y + 12}px;width:${TIP_WIDTH}px`}><b>${nameOf(window)}</b><table>
      ${line(html`Risk`, window.score === undefined ? 'not judged' : `${number(window.score, 0)} ${LEVEL_WORDS[window.level].toLowerCase()}`)}
      ${[...this.model.stacks.get(window.batch) ?? []].reverse().map(({ name, points }) => line(html`<i class="key ${name}"></i>${partName({ name })}`, number(points, 1)))}
      ${point?.value === undefined ? nothing : line(metricName(this.model.metric!), number(point.value))}${coverage === undefined ? nothing : line('Labels', percent(coverage))}
      ${line('Features moved', window.driftedFeatures.length === 0 ? '0' : String(window.driftedFeatures.length))}
      ${window.qualityFindings === 0 ? nothing : line('Failed checks', String(window.qualityFindings))}</table>
      ${this.changesAt(window.batch).map((words) => html`<p>${words}</p>`)}<p class="muted">Click to open, drag to choose a time</p></div>`;
  }

  private point(batch: string) {
    return this.model.points.find((point) => point.batch === batch);
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
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  private readonly onDown = (event: PointerEvent) => {
    this.pressed = event.button === 0 ? this.place(event).x : undefined;
  };

  private readonly onLeave = () => {
    this.pressed = undefined;
    this.brush = undefined;
    this.hover = undefined;
  };

  private onMove(event: PointerEvent, shown: Placed[], x: Axis) {
    const at = this.place(event);
    if (this.pressed !== undefined && event.pointerType === 'mouse' && x.timed && Math.abs(at.x - this.pressed) > 6) {
      this.brush = [this.pressed, Math.max(this.gutter, at.x)];
    } else if (at.x >= this.gutter) {
      this.selected = nearest(shown, x, at.x);
    }
    this.hover = event.pointerType === 'mouse' && at.x >= this.gutter ? at : undefined;
  }

  private onUp(event: PointerEvent, shown: Placed[], x: Axis) {
    const brush = this.brush;
    const at = this.place(event).x;
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

function nearest(shown: Placed[], x: Axis, at: number): number {
  const distance = (place: Placed) => Math.abs(x.x(place.from) + wide(place, x) / 2 - at);
  return shown.reduce((best, place, i) => (distance(place) < distance(shown[best]) ? i : best), 0);
}
