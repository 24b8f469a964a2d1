// Writes the styles that Ant Design would otherwise make in the browser at every start, which took half of the time until something was to
// be seen:
//   src/components/ant.first.generated.css   colours, sizes, and the few parts that are drawn before Ant Design is read (Button, Input, …)
//   src/components/ant.generated.css         everything else, read together with Ant Design
// What is missing here (another component, a browser that does not tell `content`) is still made there, so these lists decide about speed
// only. The parts of the first file are used without Ant Design too and have to be there.
import {createCache, extractStyle, StyleProvider} from '@ant-design/cssinjs';
import * as antd from 'antd';
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {createElement as make} from 'react';
import {renderToString} from 'react-dom/server';
import {runnerImport} from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const {module} = await runnerImport(here('../src/habits/ant_theme.ts'), {configFile: false, logLevel: 'error'});

const first = [
  make(antd.Alert),
  make(antd.Button),
  make(antd.Input),
  make(antd.Input.Password),
  make(antd.Segmented, {options: []}),
];
const names = [
  'AutoComplete',
  'Checkbox',
  'DatePicker',
  'Dropdown',
  'Empty',
  'Form',
  'InputNumber',
  'Popover',
  'Progress',
  'Radio',
  'Select',
  'Space',
  'Spin',
  'Tabs',
  'Tooltip',
  'Typography',
];
const around = ['Dropdown', 'Popover', 'Tooltip'];
// What opens over the page is not in it until then; its inside is.
const panels = ['Drawer', 'Modal', 'Popover', 'Tooltip', 'message', 'notification'];
const components = [
  ...names.map((name) => make(antd[name], {options: [], items: []}, around.includes(name) ? make('i') : undefined)),
  ...panels.map((name) => make(antd[name]._InternalPanelDoNotUseOrYouWillBeFired)),
  make(antd.Form.Item, null, make(antd.Input)),
  make(antd.Input.TextArea),
  make(antd.Radio.Group, {options: ['a']}),
  make(antd.Checkbox.Group, {options: ['a']}),
  make(antd.Space.Compact, null, make(antd.Button)),
];

const RECORD = /\.data-ant-cssinjs-cache-path\{content:"(.*)";\}$/;
const PRESET = '(?:blue|purple|cyan|green|magenta|pink|red|orange|yellow|volcano|geekblue|lime|gold)';
const PRESET_RULE = new RegExp(`(?<=^|\\})[^{}@,]*\\.ant-btn-color-${PRESET}\\b[^{}]*\\{[^{}]*\\}`, 'g');

/** What the browser would have made of those parts and had not in `cache`: rules, the paths by which it asks for them, and the variables. */
function stylesOf(theme, parts, cache) {
  const page = make(antd.ConfigProvider, {theme: module.themeOf(theme)}, make(antd.App, null, ...parts));
  renderToString(make(StyleProvider, {cache}, page));
  const extract = (types) => extractStyle(cache, {plain: true, once: true, types});
  const css = extract('style');
  return {
    // Nobody has buttons in the twelve colours that Ant Design offers beside its own.
    rules: css.replace(RECORD, '').replace(PRESET_RULE, ''),
    paths: RECORD.exec(css)[1].split(';'),
    variables: variablesIn(extract(['token', 'cssVar']).replace(RECORD, '')),
  };
}

/** By selector, then by name. */
function variablesIn(css) {
  const found = new Map();
  for (const [, selector, block] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const values = found.get(selector) ?? new Map();
    for (const [, name, value] of block.matchAll(/(--[\w-]+):([^;]*);/g))
      if (!new RegExp(`^--ant-(button-)?${PRESET}(-|$)`).test(name)) values.set(name, value.trim());
    found.set(selector, values);
  }
  return found;
}

/** Those variables as rules; where `but` has the same value they are left out. */
function rulesOf(variables, before = '', but = new Map()) {
  let css = '';
  for (const [selector, values] of variables) {
    const told = [...values].filter(([name, value]) => but.get(selector)?.get(name) !== value);
    if (told.length > 0) css += `${before}${selector}{${told.map(([name, value]) => `${name}:${value};`).join('')}}`;
  }
  return css;
}

const themes = [false, true].flatMap((isDark) => [true, false].map((moves) => ({isDark, moves})));
const made = themes.map((theme) => {
  const cache = createCache();
  return {early: stylesOf(theme, first, cache), late: stylesOf(theme, components, cache)};
});
const [light, still, dark] = made.map(({early}) => early.variables);
if (made.some(({early, late}) => early.rules !== made[0].early.rules || late.rules !== made[0].late.rules))
  throw new Error('the styles depend on more than their variables: one file cannot hold them');
const record = [...new Set(made.flatMap(({early, late}) => [...early.paths, ...late.paths]))].join(';');
const [{early, late}] = made;
writeFileSync(
  here('../src/components/ant.first.generated.css'),
  rulesOf(light) +
    rulesOf(dark, ":root[data-theme='dark'] ", light) +
    `@media (prefers-reduced-motion:reduce){${rulesOf(still, '', light)}}${early.rules}`,
);
writeFileSync(
  here('../src/components/ant.generated.css'),
  `${late.rules}.data-ant-cssinjs-cache-path{content:"${record}";}`,
);
