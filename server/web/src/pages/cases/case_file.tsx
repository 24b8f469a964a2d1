import {ArrowLeftOutlined, DownloadOutlined, EditOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useParams} from 'react-router-dom';
import {Facts} from '@/components/Facts';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {CaseMoves} from './CaseMoves';
import {Contents} from './Contents';
import {EditCaseFile} from './EditCaseFile';
import {caseFileOf, contentsUrl, exportUrl} from './queries';
import {useRetentionText} from './NewCaseFile';
import './cases.css';

/** One case file: its documents beside what is known of it and what can be done with it. */
export function Component() {
  const {t} = useTranslation();
  const word = useServerWord();
  const retentionText = useRetentionText();
  const id = Number(useParams().id);
  const {data, error, refetch} = useQuery(caseFileOf(id));
  const [isEdited, setEdited] = useState(false);
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={12} />;
  const {file} = data;
  return (
    <>
      <PageHeader
        title={file.title}
        note={
          <>
            <Link to="/case-files">
              <ArrowLeftOutlined /> {t('flow.cases.title')}
            </Link>
            <span className="number strong">
              {file.code}/{file.year}
            </span>
            <strong>{word(file.state_label)}</strong>
          </>
        }
      />
      <div className="document">
        <Contents file={file} />
        <aside className="document-side case-side">
          <CaseMoves key={file.state} file={file} />
          {file.note && <p className="consequence">{file.note}</p>}
          <Facts
            facts={[
              [t('flow.cases.retention'), retentionText(file.retention)],
              [t('flow.cases.maker'), file.maker_name],
              [t('flow.cases.unit'), file.unit_name],
              [t('flow.cases.start'), formatDate(file.start_date)],
              [t('flow.cases.end'), formatDate(file.end_date)],
              [t('flow.cases.handOver'), formatDate(file.hand_over_by)],
              [t('flow.cases.rights'), word(file.rights_label)],
              [t('flow.cases.description'), file.description],
              [t('document.pages'), file.page_total],
            ]}
          />
          <div className="case-tools">
            {file.allowed.includes('describe') && (
              <Button icon={<EditOutlined />} onClick={() => setEdited(true)}>
                {t('flow.cases.edit')}
              </Button>
            )}
            <Button icon={<DownloadOutlined />} href={contentsUrl(id, 'pdf')} download>
              {t('flow.cases.contentsPdf')}
            </Button>
            <Button icon={<DownloadOutlined />} href={exportUrl(id)} download>
              {t('flow.cases.export')}
            </Button>
          </div>
          {isEdited && <EditCaseFile file={file} etag={data.etag} close={() => setEdited(false)} />}
        </aside>
      </div>
    </>
  );
}
