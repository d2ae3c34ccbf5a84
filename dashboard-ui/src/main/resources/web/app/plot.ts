import { LitElement, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** A drawing that is as wide as its place; what it shows is said in words and stands in a table beside it. */
export class Plot extends LitElement {
  static properties = { draw: { attribute: false }, height: { type: Number }, label: {}, width: { state: true } };
  declare draw: (width: number) => SVGTemplateResult;
  declare height: number;
  declare label: string;
  declare width: number;
  private readonly observer = new ResizeObserver(([entry]) => { this.width = Math.floor(entry.contentRect.width); });

  constructor() {
    super();
    this.width = 0;
  }

  protected createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  render(): TemplateResult {
    return html`<svg width=${this.width} height=${this.height} viewBox="0 0 ${this.width} ${this.height}" role="img" aria-label=${this.label}>${this.width > 0 ? this.draw(this.width) : ''}</svg>`;
  }
}
customElements.define('leeway-plot', Plot);
