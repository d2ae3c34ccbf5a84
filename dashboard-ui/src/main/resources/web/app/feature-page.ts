import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import './plot';
import { ApiError, api } from './api';
import { axis, pieces } from './axis';
import { distribution } from './distribution';
import { nameOf, number, short, verdict } from './format';
import { DataPage, known } from './page';
import { isOther, toFeature, toWindow, withQuery, type Route } from './router';
import { limit, limitsChance, meaning, rangeOf, statisticName, statistics, summary } from './statistics';
import type { BatchSummary, ColumnDrift, ColumnRange, FeatureView } from './types';
import { lastJudged, shiftOf, shiftWords } from './words';

const HEIGHT = 150;
const LEFT = 48;
const DAY = 86_400_000;

interface Shown { column?: ColumnDrift; window?: BatchSummary; range?: ColumnRange; feature?: FeatureView }

/** One feature, or a column of predictions: in a window, and in all windows before and after. */
class FeaturePage extends DataPage<Shown> {
  protected needs(before: Route, now: Route) {
    return isOther(before, now);
  }

  protected async load(route: Route): Promise<Shown> {
    const model = route.model!;
    const batch = route.window ?? await this.last(model);
    const view = batch === undefined ? undefined : await api.batch(model, batch);
    const named = (list: ColumnDrift[] | undefined) => list?.find((of) => of.column === route.feature);
    const prediction = named(view?.drift?.predictions);
    const column = named(view?.drift?.features) ?? prediction;
    // Of predictions no history is kept.
    const feature = prediction === undefined ? await known(api.feature(model, route.feature!)) : undefined;
    if (column === undefined && feature === undefined) {
      throw new ApiError(`${model} has no feature and no prediction “${route.feature}”.`, 404);
    }
    return { column, window: view?.summary, range: view?.drift?.ranges?.columns.find((of) => of.column === route.feature), feature };
  }

  private async last(model: string) {
    const { items } = await api.batches(model, 50);
    return (lastJudged(items) ?? items[0])?.batch;
  }

  protected name({ window }: Shown) {
    return window && nameOf(window);
  }

  protected news(shown: Shown, arrived: Shown): string | undefined {
    return shown.window?.batch !== arrived.window?.batch ? 'A new window' : shown.window?.revision !== arrived.window?.revision ? 'This window was judged anew' : undefined;
  }

  protected content({ column, window, range, feature }: Shown): TemplateResult {
    const { model, feature: name } = this.route;
    const history = feature?.history ?? [];
    const at = history.findIndex((of) => of.batch === window?.batch);
    const [before, after] = [history[at - 1], at < 0 ? undefined : history[at + 1]];
    return html`${history.length > 1 ? html`<nav class="neighbours" aria-label="The same in neighbouring windows">${before ? html`<a rel="prev" href=${toFeature(model!, name!, before.batch)}>← ${nameOf(before)}</a>` : html`<span></span>`}
        ${after ? html`<a rel="next" href=${toFeature(model!, name!, after.batch)}>${nameOf(after)} →</a>` : html`<span></span>`}</nav>` : nothing}
      <div class="title"><div><h1>${name}</h1><p class="muted">${column?.type ?? feature?.type ?? ''}${window ? html` · in <a href=${toWindow(model!, window.batch)}>${nameOf(window)}</a>` : nothing}</p></div>
        ${column ? verdict(column.verdict, 'Moved', 'Still') : nothing}</div>
      ${column === undefined ? html`<section class="card"><p class="empty">This window has nothing of it.</p></section>` : html`
        <p class="lead">${words(column)}</p>
        <section class="card"><h2>Before and after</h2>${distribution(column)}${summary(column)}${rangeOf(range)}</section>
        <section class="card"><h2>Statistics</h2>${column.reason ? html`<p>${column.reason}</p>` : nothing}${statistics(column.statistics)}</section>`}
      ${history.length > 0 ? this.history(feature!) : nothing}`;
  }

  private history(feature: FeatureView): TemplateResult {
    const names = [...new Set(feature.history.flatMap((of) => of.statistics.map((statistic) => statistic.name)))];
    const chosen = names.find((name) => name === this.route.query.statistic) ?? names.find((name) => name === 'psi') ?? names[0];
    const items = feature.history.map((of) => ({ ...of, statistic: of.statistics.find((statistic) => statistic.name === chosen) }));
    const say = feature.latest?.statistics.find((statistic) => statistic.name === chosen);
    return html`<section class="card"><h2>Over time <span class="muted">${say ? meaning(say) : ''}</span></h2><div class="filters"><label>Statistic
      <select @change=${(event: Event) => { location.hash = withQuery(this.route, { statistic: (event.target as HTMLSelectElement).value }); }}>${names.map((name) => html`<option value=${name} ?selected=${name === chosen}>${statisticName(name)}</option>`)}</select></label></div>
      <leeway-plot .draw=${(width: number) => drawn(items, width)} .height=${HEIGHT} label="${statisticName(chosen)} over windows; the table below has its numbers"></leeway-plot>
      <p class="key muted"><span><i class="dot drifted"></i>moved</span><span><i class="dot"></i>still, or too little data</span></p>
      <details><summary>As a table</summary><div class="scroll tall" tabindex="0" role="region" aria-label="History"><table><thead><tr><th>Window</th><th>Verdict</th><th class="n">${statisticName(chosen)}</th><th class="n">Limit</th></tr></thead><tbody>
        ${[...items].reverse().map((of) => html`<tr><th scope="row"><a href=${toFeature(this.route.model!, feature.feature, of.batch)}>${nameOf(of)}</a></th><td>${verdict(of.verdict, 'Moved', 'Still')}</td>
          <td class="n">${number(valueOf(of))}</td><td class="n">${limit(of.statistic)}</td></tr>`)}</tbody></table></div></details></section>`;
  }
}
customElements.define('leeway-feature', FeaturePage);

interface Item { batch: string; name: string; at: string; verdict?: string; statistic?: FeatureView['history'][number]['statistics'][number] }

const valueOf = ({ statistic }: Item) => statistic?.value ?? statistic?.pValue;

function words(column: ColumnDrift): string {
  const shift = shiftWords(shiftOf(column));
  if (column.verdict === 'insufficient-data') {
    return `Too little data for a verdict${column.reason ? `: ${column.reason}` : ''}.`;
  }
  const beyond = column.statistics.filter((statistic) => statistic.exceeded).map(({ name }) => statisticName(name));
  return column.verdict === 'drifted' ? `It moved${shift ? `: ${shift}` : ''}.${beyond.length > 0 ? ` Beyond their limits: ${beyond.join(', ')}.` : ''}`
    : `It did not move as far as counts${shift ? `: ${shift}` : ''}.${column.reason ? ` Reason: ${column.reason}.` : ''}`;
}

function drawn(items: Item[], width: number): SVGTemplateResult {
  const values = items.map(valueOf);
  const bound = items.find((of) => of.statistic?.threshold !== undefined && !limitsChance(of.statistic))?.statistic?.threshold;
  const most = Math.max(...values.map((value) => value ?? 0), bound ?? 0) || 1;
  const first = Date.parse(items[0].at);
  const timed = Date.parse(items.at(-1)!.at) - first > DAY;
  const place = (of: Item, i: number) => (timed ? Date.parse(of.at) : i);
  const x = axis([timed ? first : 0, timed ? Date.parse(items.at(-1)!.at) : Math.max(1, items.length - 1)], [LEFT, width - 10], timed, items.map(({ name }, i) => ({ at: i, label: name })));
  const y = (value: number) => HEIGHT - 26 - (value * (HEIGHT - 36)) / most;
  const points = items.map((of, i) => ({ from: place(of, i), to: place(of, i), value: values[i] === undefined ? undefined : { of, value: values[i]! } }));
  return svg`${[0, most].map((value) => svg`<text class="label" x=${LEFT - 6} y=${y(value) + 4} text-anchor="end">${number(value, 2)}</text>`)}
    <line class="base" x1=${LEFT} x2=${width - 10} y1=${y(0)} y2=${y(0)} />
    ${x.ticks.map((tick) => svg`<text class="label" x=${tick.x} y=${HEIGHT - 6} text-anchor=${x.timed ? 'middle' : 'start'}>${short(tick.label, 15)}</text>`)}
    ${bound === undefined ? nothing : svg`<line class="limit critical" x1=${LEFT} x2=${width - 10} y1=${y(bound)} y2=${y(bound)} /><text class="label" x=${LEFT + 4} y=${y(bound) - 4}>limit</text>`}
    ${pieces(points).map((piece) => svg`<polyline class="line" points=${piece.map((point) => `${x.x(point.from)},${y(point.value.value)}`).join(' ')} />
      ${piece.map((point) => svg`<circle class="dot ${point.value.of.verdict}" cx=${x.x(point.from)} cy=${y(point.value.value)} r="3"><title>${point.value.of.name}: ${number(point.value.value)}</title></circle>`)}`)}`;
}
