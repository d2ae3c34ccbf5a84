import { html, type TemplateResult } from 'lit';
import './backtest';
import { api } from './api';
import { DataPage } from './page';
import type { Route } from './router';
import type { ModelView } from './types';

/** A model's past windows judged again under other settings. */
class BacktestRoute extends DataPage<ModelView> {
  protected load({ model }: Route): Promise<ModelView> {
    return api.model(model!);
  }

  protected content(model: ModelView): TemplateResult {
    return html`<leeway-backtest .model=${model}></leeway-backtest>`;
  }
}
customElements.define('leeway-backtest-page', BacktestRoute);
