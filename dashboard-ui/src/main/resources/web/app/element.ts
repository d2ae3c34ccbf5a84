import { LitElement, type PropertyDeclarations } from 'lit';

/** A part of the page that shares the page's styles. */
export abstract class PageElement extends LitElement {
  protected createRenderRoot() {
    return this;
  }
}

/** One that draws as wide as its place is. */
export abstract class MeasuredElement extends PageElement {
  static properties: PropertyDeclarations = { width: { state: true } };
  /** Of its place in whole pixels, 0 until that is known. */
  declare width: number;
  private readonly observer = new ResizeObserver(([entry]) => { this.width = Math.floor(entry.contentRect.width); });

  constructor() {
    super();
    this.width = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }
}
