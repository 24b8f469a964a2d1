import {theme} from 'antd';
import {BarChart, LineChart} from 'echarts/charts';
import {GridComponent, MarkLineComponent, TooltipComponent} from 'echarts/components';
import * as echarts from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';
import type {EChartsCoreOption} from 'echarts/core';
import {useEffect, useRef} from 'react';

echarts.use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** The colours and letters of the desk, for what a chart draws. */
export function useChartTokens() {
  const {token} = theme.useToken();
  return {
    text: token.colorText,
    muted: token.colorTextSecondary,
    line: token.colorBorderSecondary,
    good: token.colorPrimary,
    accent: token.colorLink,
    // White figures stand on it, in the dark too.
    warned: '#b42318',
    ground: token.colorBgElevated,
    font: token.fontFamily,
  };
}

export type ChartTokens = ReturnType<typeof useChartTokens>;

/** Draws `option` into a box of that height, as wide as there is room. */
export function Chart({option, height}: {option: EChartsCoreOption; height: number}) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts>();
  useEffect(() => {
    if (box.current === null) return;
    const drawn = echarts.init(box.current, null, {renderer: 'svg'});
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({animation: false, ...option}, {notMerge: true});
    chart.current?.resize();
  }, [option, height]);
  return <div ref={box} style={{height}} />;
}

/** What both charts have: letters, a tooltip with percents, the line of the threshold. */
export const frameOf = (tokens: ChartTokens) => ({
  textStyle: {fontFamily: tokens.font, color: tokens.text},
  tooltip: {
    trigger: 'axis',
    axisPointer: {type: 'shadow'},
    backgroundColor: tokens.ground,
    borderColor: tokens.line,
    textStyle: {color: tokens.text, fontSize: 13},
    valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value.toLocaleString('vi-VN')} %` : '–'),
  },
});

export const inPercent = ({value}: {value: number}) => `${value.toLocaleString('vi-VN')} %`;

export const percentAxis = (tokens: ChartTokens, least: number) => ({
  type: 'value',
  min: least,
  max: 100,
  axisLabel: {color: tokens.muted, formatter: '{value} %'},
  splitLine: {lineStyle: {color: tokens.line}},
});

/** Where the axis of a line begins: at 0, or, where everything lies close together, below the lowest value. */
export function leastOf(values: number[], threshold: number) {
  const lowest = Math.min(threshold, ...values);
  return lowest >= 60 ? Math.floor((lowest - 5) / 10) * 10 : 0;
}

export const thresholdLine = (tokens: ChartTokens, axis: 'xAxis' | 'yAxis', value: number, name: string) => ({
  silent: true,
  symbol: 'none',
  lineStyle: {color: tokens.text, type: 'dashed', width: 1},
  label: {formatter: name, color: tokens.muted, position: axis === 'xAxis' ? 'start' : 'insideStartTop'},
  data: [{[axis]: value}],
});
