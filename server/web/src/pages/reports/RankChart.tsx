import {useMemo} from 'react';
import {Chart, frameOf, inPercent, percentAxis, thresholdLine, useChartTokens} from './chart';

const BAR = 26;
const MARGIN = 52;
const NAMES = window.innerWidth < 768 ? 130 : 200;

interface Props {
  bars: {name: string; percent: number}[];
  threshold?: number;
  thresholdName?: string;
}

/** Bars from best to worst; those below the threshold, where there is one, have another colour. */
export default function RankChart({bars, threshold, thresholdName}: Props) {
  const tokens = useChartTokens();
  const option = useMemo(
    () => ({
      ...frameOf(tokens),
      grid: {left: 8, right: 44, top: 24, bottom: 4, containLabel: true},
      xAxis: percentAxis(tokens, 0),
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({name}) => name),
        axisLabel: {color: tokens.text, width: NAMES, overflow: 'truncate'},
        axisTick: {show: false},
        axisLine: {lineStyle: {color: tokens.line}},
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 16,
          label: {show: true, position: 'insideRight', color: '#fff', fontSize: 11, formatter: inPercent},
          data: bars.map(({percent}) => ({
            value: percent,
            itemStyle: {
              color: threshold === undefined || percent >= threshold ? tokens.good : tokens.warned,
              borderRadius: 2,
            },
          })),
          ...(threshold !== undefined && {markLine: thresholdLine(tokens, 'xAxis', threshold, thresholdName ?? '')}),
        },
      ],
    }),
    [bars, threshold, thresholdName, tokens],
  );
  return <Chart option={option} height={bars.length * BAR + MARGIN} />;
}
