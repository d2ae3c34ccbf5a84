import { LitElement, html } from 'lit';
import * as echarts from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import type { ColumnDrift, SeriesPoint } from './types';
import { number } from './format';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

type Option = Record<string, unknown>;

function palette() {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: color('--muted'),
    line: color('--line'),
    accent: color('--accent'),
    reference: color('--reference'),
    warning: color('--warning'),
    critical: color('--critical'),
    ok: color('--ok'),
  };
}

/** An ECharts drawing that follows its box and the colour scheme. */
export class Chart extends LitElement {
  static properties = { option: { attribute: false }, label: {} };
  declare option: (colors: ReturnType<typeof palette>) => Option;
  declare label: string;
  private chart?: echarts.ECharts;
  private readonly observer = new ResizeObserver(() => this.chart?.resize());
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');
  private readonly redraw = () => this.draw();

  protected createRenderRoot() {
    return this;
  }

  render() {
    return html`<div class="chart-box" role="img" aria-label=${this.label}></div>`;
  }

  firstUpdated() {
    const box = this.querySelector<HTMLElement>('.chart-box')!;
    this.chart = echarts.init(box, undefined, { renderer: 'svg' });
    this.observer.observe(box);
    this.scheme.addEventListener('change', this.redraw);
    this.draw();
  }

  updated() {
    this.draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.scheme.removeEventListener('change', this.redraw);
    this.chart?.dispose();
  }

  private draw() {
    const colors = palette();
    this.chart?.setOption(
      { animation: false, textStyle: { fontFamily: 'system-ui, sans-serif', color: colors.text }, ...this.option(colors) }, true);
  }
}
customElements.define('leeway-chart', Chart);

/** A tooltip's words as elements: markup of the chart library would carry styles that the page's policy forbids. */
function lines(title: string, words: string[]): HTMLElement {
  const box = document.createElement('div');
  const head = document.createElement('b');
  head.textContent = title;
  box.append(head, ...words.map((word) => {
    const line = document.createElement('div');
    line.textContent = word;
    return line;
  }));
  return box;
}

function frame(colors: ReturnType<typeof palette>, points: SeriesPoint[], y: Option): Option {
  return {
    grid: { left: 48, right: 16, top: 16, bottom: 28 },
    tooltip: {
      trigger: 'axis',
      formatter: (items: { dataIndex: number }[]) => {
        const point = points[items[0].dataIndex];
        return lines(point.name ?? point.batch, [
          number(point.value),
          ...(point.lower === undefined ? [] : [`99 % interval ${number(point.lower)} to ${number(point.upper)}`]),
          ...(point.baseline === undefined ? [] : [`baseline ${number(point.baseline)}`]),
        ]);
      },
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.name ?? String(point.sequence)),
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: { color: colors.text, hideOverlap: true },
    },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.text }, ...y },
  };
}

/** Risk over batches, with the levels as bands. */
export const riskOption = (points: SeriesPoint[], warning: number, critical: number) =>
  (colors: ReturnType<typeof palette>): Option => ({
    ...frame(colors, points, { min: 0, max: 100 }),
    series: [{
      type: 'line',
      data: points.map((point) => ({
        value: point.value ?? null,
        itemStyle: {
          color: point.value === undefined ? colors.text
            : point.value >= critical ? colors.critical : point.value >= warning ? colors.warning : colors.ok,
        },
      })),
      symbol: 'circle',
      symbolSize: points.length > 60 ? 4 : 7,
      lineStyle: { color: colors.accent, width: 1.5 },
      markLine: {
        silent: true,
        symbol: 'none',
        label: { position: 'insideStartTop', formatter: '{b}', color: colors.text },
        data: [
          { yAxis: warning, name: 'warning', lineStyle: { color: colors.warning, type: 'dashed' } },
          { yAxis: critical, name: 'critical', lineStyle: { color: colors.critical, type: 'dashed' } },
        ],
      },
    }],
  });

/** A performance metric over batches, with its confidence interval and the baseline. */
export const performanceOption = (points: SeriesPoint[]) =>
  (colors: ReturnType<typeof palette>): Option => {
    const lower = points.map((point) => point.lower ?? null);
    const band = points.map((point) =>
      point.lower === undefined || point.upper === undefined ? null : point.upper - point.lower);
    const baseline = points.at(-1)?.baseline;
    return {
      ...frame(colors, points, {
        scale: true,
        axisLabel: { color: colors.text, formatter: (value: number) => number(value, 2) },
      }),
      series: [
        { type: 'line', data: lower, stack: 'interval', symbol: 'none', lineStyle: { opacity: 0 }, silent: true },
        { type: 'line', data: band, stack: 'interval', symbol: 'none', lineStyle: { opacity: 0 }, silent: true,
          areaStyle: { color: colors.accent, opacity: 0.15 } },
        { type: 'line', data: points.map((point) => point.value ?? null), symbol: 'circle',
          symbolSize: points.length > 60 ? 3 : 6, lineStyle: { color: colors.accent, width: 1.5 },
          itemStyle: { color: colors.accent },
          markLine: baseline === undefined ? undefined : {
            silent: true, symbol: 'none', label: { position: 'insideStartTop', formatter: 'baseline', color: colors.text },
            lineStyle: { color: colors.text, type: 'dashed' }, data: [{ yAxis: baseline }],
          } },
      ],
    };
  };

/** A column's shape in the reference and in the batch. */
export const distributionOption = (column: ColumnDrift) =>
  (colors: ReturnType<typeof palette>): Option => {
    const shape = column.distribution!;
    const labels = shape.categories
      ?? shape.edges!.slice(0, -1).map((edge, i) => `${number(edge, 2)} – ${number(shape.edges![i + 1], 2)}`);
    const share = (values: number[]) => values.map((value) => Math.round(value * 1000) / 10);
    return {
      grid: { left: 44, right: 12, top: 30, bottom: 28 },
      legend: { top: 0, left: 40, itemWidth: 12, itemHeight: 8, textStyle: { color: colors.text } },
      tooltip: {
        trigger: 'axis',
        formatter: (items: { name: string; seriesName: string; value: number }[]) =>
          lines(items[0].name, items.map((item) => `${item.seriesName} ${item.value} %`)),
      },
      xAxis: { type: 'category', data: labels, axisTick: { show: false },
        axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.text, hideOverlap: true } },
      yAxis: { type: 'value', splitLine: { lineStyle: { color: colors.line } },
        axisLabel: { color: colors.text, formatter: '{value} %' } },
      series: [
        { name: 'Reference', type: 'bar', data: share(shape.reference), itemStyle: { color: colors.reference }, barGap: '0%' },
        { name: 'This batch', type: 'bar', data: share(shape.current), itemStyle: { color: colors.accent } },
      ],
    };
  };
