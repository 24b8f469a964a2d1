import {useQueryClient} from '@tanstack/react-query';
import {Form, Input, InputNumber, Segmented} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {FormDialog} from '@/components/FormDialog';
import {
  formatPoints,
  review,
  selfScore,
  type Score,
  type ScoreKind,
  type Sheet,
  type SheetItem,
} from './ranking_queries';

interface Given {
  points?: number;
  answers?: number;
  mean?: number;
  explanation?: string;
  reason?: string;
  documents?: string;
}
/** Named as the server names what is wrong with them. */
interface Fields {
  scores: [Given];
}

const IDS = /^\s*(\d+\s*([,;\s]\s*\d+\s*)*)?$/;
const idsOf = (text = '') =>
  text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);

interface Props {
  sheet: Sheet;
  item: SheetItem;
  kind: ScoreKind;
  close: () => void;
}

/** What a unit gives itself, or a reviewer gives it, for one criterion. Takes the place of the score in force. */
export function ScoreDialog({sheet, item, kind, close}: Props) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const isSurvey = kind === 'review' && item.method === 'survey';
  const [byMean, setByMean] = useState(isSurvey);
  const before = item.scores?.find((score) => score.kind === kind && score.in_force);
  const required = [{required: true, message: t('login.required')}];
  const textName = kind === 'self' ? 'explanation' : 'reason';
  const send = ({scores: [{documents, explanation, reason, points, ...survey}]}: Fields, key: string) => {
    const ids = idsOf(documents);
    const common = {
      criterion: item.code,
      ...(ids.length > 0 && {documents: ids}),
      ...(before && {replaces: before.id}),
    };
    const {index_id: index, organisation_id: unit} = sheet;
    if (kind === 'self')
      return selfScore(index, unit, {scores: [{...common, points: points ?? 0, explanation: explanation ?? ''}]}, key);
    const how = byMean ? survey : {...(points !== undefined && {points})};
    return review(index, unit, {scores: [{...common, ...how, reason: reason ?? ''}]}, key);
  };
  return (
    <FormDialog<Fields, {scores: Score[]}>
      title={t(kind === 'self' ? 'ranking.selfTitle' : 'ranking.reviewTitle', {code: item.code})}
      submit={t(kind === 'self' ? 'ranking.doSelf' : 'ranking.doReview')}
      close={close}
      initial={{scores: [beginning(before)]}}
      send={send}
      done={() => void client.invalidateQueries({queryKey: ['reports', 'ranking']})}
      outcome={() => t(kind === 'self' ? 'ranking.selfOutcome' : 'ranking.reviewOutcome')}
    >
      <p>
        <strong>{item.name}</strong>
        {item.guidance && <span className="muted"> {item.guidance}</span>}
      </p>
      {isSurvey && (
        <Form.Item label={t('ranking.how')}>
          <Segmented
            aria-label={t('ranking.how')}
            value={byMean ? 'mean' : 'points'}
            options={[
              {value: 'mean', label: t('ranking.byMean')},
              {value: 'points', label: t('ranking.byPoints')},
            ]}
            onChange={(how) => setByMean(how === 'mean')}
          />
        </Form.Item>
      )}
      {byMean ? (
        <>
          <Form.Item name={['scores', 0, 'answers']} label={t('ranking.answers')} rules={required}>
            <InputNumber min={1} max={1000000} precision={0} />
          </Form.Item>
          <Form.Item
            name={['scores', 0, 'mean']}
            label={t('ranking.mean', {lowest: item.lowest_answer, highest: item.highest_answer})}
            rules={required}
          >
            <InputNumber decimalSeparator="," step={0.1} />
          </Form.Item>
        </>
      ) : (
        <Form.Item
          name={['scores', 0, 'points']}
          label={t('ranking.pointsOf', {points: formatPoints(item.maximum)})}
          rules={required}
        >
          <InputNumber decimalSeparator="," min={0} step={0.5} />
        </Form.Item>
      )}
      <Form.Item name={['scores', 0, textName]} label={t(`ranking.${textName}`)} rules={required}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.Item
        name={['scores', 0, 'documents']}
        label={t('ranking.documents')}
        extra={t('ranking.documentsExtra')}
        rules={[{pattern: IDS, message: t('ranking.documentsWrong')}]}
      >
        <Input inputMode="numeric" />
      </Form.Item>
    </FormDialog>
  );
}

/** A score that is given again begins with what it was. */
function beginning(before: Score | undefined): Given {
  if (before === undefined) return {};
  return {
    points: before.points,
    ...(before.answers !== undefined && {answers: before.answers}),
    ...(before.mean !== undefined && {mean: before.mean}),
    documents: (before.documents ?? []).map(({id}) => id).join(', '),
  };
}
