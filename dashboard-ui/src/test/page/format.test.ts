import { nothing } from 'lit';
import { age, count, duration, level, number, percent, periodWords, sparkline, task, time, verdict } from '../../main/resources/web/app/format';
import { having, markup, same, test, words } from './support';

test('should never show as 0 what is unknown', () => {
  same([number(undefined), number(null as unknown as undefined), percent(undefined)], ['–', '–', '–']);
  same([number(0), percent(0), count(0)], ['0', '0 %', '0']);
});

test('should show fewer digits the larger a number is', () => {
  same([0.12345, 12.3456, 99.99949].map((value) => number(value)), ['0.123', '12.346', '99.999']);
  same([100, 100.26, 999.94].map((value) => number(value)), ['100', '100.3', '999.9']);
  same([1_000.4, 1_234_567.8].map((value) => number(value)), ['1,000', '1,234,568']);
});

test('should show a number of the wanted digits', () => {
  same([number(12.3456, 0), number(0.126, 2), number(-0.126, 2)], ['12', '0.13', '-0.13']);
});

test('should not show as 0 what is small', () => {
  same([number(0.000_999), number(-0.000_04), number(0.001)], ['1.0e-3', '-4.0e-5', '0.001']);
});

test('should show what is below zero like what is above', () => {
  same([number(-0.5), number(-150.26), number(-2_000.4)], ['-0.5', '-150.3', '-2,000']);
});

test('should round shares to whole percents', () => {
  same([percent(0.004), percent(0.005), percent(1), percent(1.5)], ['0 %', '1 %', '100 %', '150 %']);
});

test('should show a time in the zone of the viewer, and UTC on hover', () => {
  const shown = time('2026-01-31T20:30:59Z');

  same(words(shown), '1 Feb 2026, 02:15');
  same(markup(shown).includes('datetime=2026-01-31T20:30:59Z title=2026-01-31 20:30:59 UTC'), true);
});

test('should show one moment alike, whichever zone it was told in', () => {
  same(words(time('2026-02-01T00:30:59+04:00')), words(time('2026-01-31T20:30:59Z')));
});

test('should show nothing where no time is known', () => {
  same([time(undefined) === nothing, time('') === nothing], [true, true]);
});

test('should show a length of time in its largest whole unit', () => {
  same([0, 59.9, 60, 3_599, 3_600, 172_799, 172_800].map(duration), ['0 s', '59 s', '1 min', '59 min', '1 h', '47 h', '2 days']);
});

test('should show no length of time below nothing', () => {
  same(duration(-5), '0 s');
});

test('should say how long ago by the clock of the viewer', () => {
  return having({ Date: class extends Date { static now() { return Date.parse('2026-01-01T01:30:00Z'); } } }, () => {
    same([age('2026-01-01T00:00:00Z'), age('2026-01-01T01:30:10Z')], ['1 h', '0 s']);
  });
});

test('should have a word and a colour for each level', () => {
  same((['unknown', 'ok', 'warning', 'critical'] as const).map((of) => markup(level(of))), [
    '<span class="level unknown">Unknown</span>', '<span class="level ok">OK</span>',
    '<span class="level warning">Warning</span>', '<span class="level critical">Critical</span>']);
});

test('should tell what is stable from what is not known', () => {
  same((['drifted', 'stable', 'insufficient-data', undefined] as const).map((of) => words(verdict(of, 'Dropped', 'Holds'))),
    ['Dropped', 'Holds', 'Insufficient data', 'Waiting']);
  same(markup(verdict('insufficient-data', 'Drifted')).includes('level unknown'), true);
});

test('should write the name of a task as words', () => {
  same(task('binary-classification'), 'binary classification');
});

test('should draw no line of fewer than two values', () => {
  same([[], [50], [null, 50, null]].map((scores) => sparkline(scores) === nothing), [true, true, true]);
});

test('should draw a score as high as it is, one of 0 so that it is seen', () => {
  same([...markup(sparkline([0, 100, 50])).matchAll(/height=(\S+) \/>/g)].map((match) => match[1]), ['1.5', '26.0', '13.0']);
});

test('should leave a gap where something could not be assessed', () => {
  same([...markup(sparkline([0, null, 100])).matchAll(/x=(\S+) width/g)].map((match) => match[1]), ['0.0', '80.0']);
});

test('should say a period in words where it is a simple one', () => {
  same(['P28D', 'P1D', 'PT1H', 'PT30M', 'P1Y', 'P1DT2H', 'what'].map(periodWords), ['28 days', 'one day', 'one hour', '30 minutes', 'one year', 'P1DT2H', 'what']);
});
