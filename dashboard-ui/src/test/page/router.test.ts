import { fromMail, parse, title, to, toCompare, toFeature, toModel, toWindow, withQuery } from '../../main/resources/web/app/router';
import { same, test } from './support';

const HOSTILE = ['a/b', '50 %', '?x=1&y#z', '<script>alert(1)</script>', 'مدة', 'x'.repeat(200)];

test('should find back every name that stands in an address', () => {
  for (const name of HOSTILE) {
    const feature = parse(toFeature('m', name, name));
    same([parse(toModel(name)).model, parse(toWindow('m', name)).window, feature.window, feature.feature, parse(toFeature('m', name)).feature], [name, name, name, name, name]);
  }
});

test('should tell pages apart, and what is none', () => {
  const page = (hash: string) => parse(hash).page;

  same(['', '#', '#/', '#/?q=a', '#/models', '#/models/m', '#/models/m/windows/w', '#/models/m/batches/w', '#/models/m/features/f', '#/models/m/windows/w/features/f', '#/models/m/compare?a=1',
    '#/models/m/backtest', '#/incidents', '#/subscriptions', '#/intake?model=m', '#/dead-letters'].map(page),
  ['models', 'models', 'models', 'models', 'models', 'model', 'window', 'window', 'feature', 'feature', 'compare', 'backtest', 'incidents', 'subscriptions', 'intake', 'dead-letters']);
  same(['#/nowhere', '#/incidents/7', '#/models/m/windows', '#/models/m/windows/w/x', '#/models/m/features', '#/models/m/windows/w/features/f/more', '#/models/m/backtest/x'].map(page), Array(7).fill('missing'));
});

test('should read a % that somebody typed', () => {
  same(parse('#/models/50%').model, '50%');
});

test('should change a query and keep the page, and leave out what is empty', () => {
  same(withQuery(parse('#/models/m?range=7d&metric=f1'), { range: undefined, from: '2026-01-01' }), '#/models/m?metric=f1&from=2026-01-01');
  same(withQuery(parse(toFeature('m', 'f', 'w')), { statistic: 'psi' }), '#/models/m/windows/w/features/f?statistic=psi');
  same([withQuery(parse('#/?q=a'), { q: '' }), withQuery(parse('#/incidents'), { state: 'all' }), withQuery(parse(toCompare('m', 'a', 'b')), { a: 'b', b: 'a' })],
    ['#/', '#/incidents?state=all', '#/models/m/compare?a=b&b=a']);
  same(to(['models', 'm'], { page: 2 }), '#/models/m?page=2');
});

test('should say in the title where one is', () => {
  same([title(parse('#/')), title(parse('#/models/m')), title(parse(toWindow('m', 'id')), 'May'), title(parse(toFeature('m', 'age', 'id')), 'May'), title(parse('#/x'))],
    ['Models · Leeway', 'm · Leeway', 'May · m · Leeway', 'age · May · m · Leeway', 'No such page · Leeway']);
});

test('should follow the links of mails', () => {
  same([fromMail(''), fromMail('?model=m'), fromMail('?model=m&batch=a%2Fb&acknowledge=7')], [undefined, '#/models/m', '#/models/m/windows/a%2Fb?acknowledge=7']);
});
