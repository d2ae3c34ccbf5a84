import { html, type SVGTemplateResult, type TemplateResult } from 'lit';
import { MeasuredElement } from './element';

/** A drawing that is as wide as its place; what it shows is said in words and stands in a table beside it. */
export class Plot extends MeasuredElement {
  static properties = { draw: { attribute: false }, height: { type: Number }, label: {} };
  declare draw: (width: number) => SVGTemplateResult;
  declare height: number;
  declare label: string;

  render(): TemplateResult {
    return html`<svg width=${this.width} height=${this.height} viewBox="0 0 ${this.width} ${this.height}" role="img" aria-label=${this.label}>${this.width > 0 ? this.draw(this.width) : ''}</svg>`;
  }
}
customElements.define('leeway-plot', Plot);
