import {useMemo} from 'react';
import {Chart, frameOf, inPercent, leastOf, percentAxis, thresholdLine, useChartTokens} from './chart';

interface Props {
  points: {name: string; percent: number | null}[];
  threshold: number;
  thresholdName: string;
}

/** One rate over the periods; a period without anything to count is a gap. */
export default function TrendChart({points, threshold, thresholdName}: Props) {
  const tokens = useChartTokens();
  const option = useMemo(() => {
    const values = points.flatMap(({percent}) => (percent === null ? [] : [percent]));
    return {
      ...frameOf(tokens),
      grid: {left: 8, right: 16, top: 24, bottom: 4, containLabel: true},
      xAxis: {
        type: 'category',
        data: points.map(({name}) => name),
        axisLabel: {color: tokens.muted, hideOverlap: true},
        axisTick: {show: false},
        axisLine: {lineStyle: {color: tokens.line}},
      },
      yAxis: percentAxis(tokens, leastOf(values, threshold)),
      series: [
        {
          type: 'line',
          symbol: 'circle',
          symbolSize: 7,
          showAllSymbol: true,
          // The figure stands on the side of its point that is away from the line of the threshold.
          data: points.map(({percent}) => ({
            value: percent,
            label: {position: percent !== null && percent < threshold ? 'bottom' : 'top'},
          })),
          itemStyle: {color: tokens.accent},
          lineStyle: {color: tokens.accent, width: 2},
          label: {show: true, color: tokens.text, formatter: inPercent},
          markLine: thresholdLine(tokens, 'yAxis', threshold, thresholdName),
        },
      ],
    };
  }, [points, threshold, thresholdName, tokens]);
  return <Chart option={option} height={260} />;
}
