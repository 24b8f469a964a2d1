// Writes src/shell/ant.generated.css: the styles that Ant Design would otherwise make in the browser at every start, which took half of
// the time until something was to be seen. What is missing here (another component, a browser that does not tell `content`) is still made
// there, so this list decides about speed only.
import {createCache, extractStyle, StyleProvider} from '@ant-design/cssinjs';
import * as antd from 'antd';
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {createElement as make} from 'react';
import {renderToString} from 'react-dom/server';
import {runnerImport} from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const {module} = await runnerImport(here('../src/shell/theme.ts'), {configFile: false, logLevel: 'error'});

const names = [
  'Alert',
  'App',
  'AutoComplete',
  'Button',
  'Checkbox',
  'DatePicker',
  'Dropdown',
  'Empty',
  'Form',
  'Input',
  'InputNumber',
  'Popover',
  'Progress',
  'Radio',
  'Segmented',
  'Select',
  'Skeleton',
  'Space',
  'Spin',
  'Tabs',
  'Tooltip',
  'Typography',
];
const around = ['Dropdown', 'Popover', 'Tooltip'];
// What opens over the page is not in it until then; its inside is.
const panels = ['Drawer', 'Modal', 'Popover', 'Tooltip', 'message'];
const components = [
  ...names.map((name) => make(antd[name], {options: [], items: []}, around.includes(name) ? make('i') : undefined)),
  ...panels.map((name) => make(antd[name]._InternalPanelDoNotUseOrYouWillBeFired)),
  make(antd.Form.Item, null, make(antd.Input)),
  make(antd.Input.Password),
  make(antd.Input.TextArea),
  make(antd.Radio.Group, {options: ['a']}),
  make(antd.Checkbox.Group, {options: ['a']}),
  make(antd.Space.Compact, null, make(antd.Button)),
];

/** Style texts, and which of them the browser will ask for by which path: those with and without movements are mostly the same. */
const texts = new Set();
const paths = [];
const RECORD = /\.data-ant-cssinjs-cache-path\{content:"(.*)";\}$/;
for (const isDark of [false, true])
  for (const moves of [false, true]) {
    const cache = createCache();
    const page = make(
      antd.ConfigProvider,
      {theme: module.themeOf({isDark, moves})},
      make(antd.App, null, ...components),
    );
    renderToString(make(StyleProvider, {cache}, page));
    const css = extractStyle(cache, {plain: true, types: 'style'});
    texts.add(css.replace(RECORD, ''));
    paths.push(RECORD.exec(css)[1]);
  }
if (texts.size > 1) throw new Error('the styles depend on more than their variables: one file cannot hold them');
const [css] = texts;
const record = [...new Set(paths.flatMap((each) => each.split(';')))].join(';');
writeFileSync(here('../src/shell/ant.generated.css'), `${css}.data-ant-cssinjs-cache-path{content:"${record}";}`);
