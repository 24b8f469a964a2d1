import {DisconnectOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link as PageLink} from 'react-router-dom';
import {useTypeName} from '@/api/names';
import {useHoldsRole} from '@/api/own';
import type {Document} from '@/api/types';
import {DueText} from '@/components/DueText';
import {Facts} from '@/components/Facts';
import {hasPrints, Prints} from '@/components/Prints';
import {formatDate, formatMoment} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {CorrectDialog} from './CorrectDialog';
import {LinkDialog, UnlinkDialog} from './LinkDialogs';
import {ReadersDialog} from './ReadersDialog';
import './documents.css';

type Link = NonNullable<Document['links']>[number];
/** The dialog that is open; a link is to be withdrawn. */
type Asked = 'correct' | 'link' | 'readers' | Link;

/** Everything that is registered of the document, and what may be done about it. */
export function Details({document, etag}: {document: Document; etag: string}) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const isClerk = useHoldsRole('van_thu');
  const seesReaders = useHoldsRole('lanh_dao', 'quan_tri');
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const {signer} = document;
  const signerWords = [signer?.authority, signer?.position, signer?.name].filter(Boolean).join(' ');
  return (
    <>
      {(isClerk || seesReaders) && (
        <div className="document-do">
          {isClerk && <Button onClick={() => setAsked('correct')}>{t('registered.correct.open')}</Button>}
          {isClerk && <Button onClick={() => setAsked('link')}>{t('registered.link.open')}</Button>}
          {seesReaders && <Button onClick={() => setAsked('readers')}>{t('registered.readers.open')}</Button>}
        </div>
      )}
      {hasPrints(document) && (
        <details className="document-prints">
          <summary>
            {t(document.direction === 'incoming' ? 'registered.print.incoming' : 'registered.print.outgoing')}
          </summary>
          <Prints document={document} label={t('registered.print.incoming')} />
        </details>
      )}
      <Facts
        facts={[
          [t('document.direction'), t(`documents.${document.direction}`)],
          [t('document.registryNumber'), document.registry_number],
          [t('document.code'), document.code],
          [t('document.type'), typeName(document.type)],
          [t('document.issuedDate'), formatDate(document.issued_date)],
          [t('document.arrivalDate'), formatDate(document.arrival_date)],
          [
            t('document.dueDate'),
            document.due_date && (
              <>
                {formatDate(document.due_date)} <DueText date={document.due_date} />
              </>
            ),
          ],
          [t('document.issuer'), document.issuer_name],
          [t('document.signer'), signerWords],
          [t('document.urgency'), document.urgency !== 'normal' && t(`urgency.${document.urgency}`)],
          [t('document.pages'), document.page_count],
          [t('document.copies'), document.copy_count],
          [t('document.receivers'), receiversOf(document)],
          [t('document.paperPlace'), document.paper_place],
          [t('document.note'), document.note],
          [t('document.caseFiles'), caseFilesOf(document)],
          [t('document.access'), document.access === 'restricted' && t('registered.correct.accessOf.restricted')],
          [
            t('document.links'),
            (document.links?.length ?? 0) > 0 && <Links document={document} remove={isClerk ? setAsked : undefined} />,
          ],
          [t('document.registeredAt'), formatMoment(document.registered_at)],
        ]}
      />
      {asked === 'correct' && <CorrectDialog document={document} etag={etag} close={close} />}
      {asked === 'link' && <LinkDialog document={document} close={close} />}
      {asked === 'readers' && <ReadersDialog document={document} close={close} />}
      {typeof asked === 'object' && asked !== null && (
        <UnlinkDialog document={document.id} link={asked} close={close} />
      )}
    </>
  );
}

const receiversOf = ({receivers, to_places}: Document) =>
  receivers?.length ? (
    <ul>
      {receivers.map((receiver, place) => (
        <li key={place}>{receiver.name}</li>
      ))}
    </ul>
  ) : (
    to_places
  );

const caseFilesOf = ({case_files: files}: Document) =>
  files?.length ? (
    <ul>
      {files.map((file) => (
        <li key={file.case_file}>
          {file.code} {file.title}
        </li>
      ))}
    </ul>
  ) : undefined;

/** What the document is to others; clerks can withdraw what was linked by mistake. */
function Links({document, remove}: {document: Document; remove: ((link: Link) => void) | undefined}) {
  const {t} = useTranslation();
  const word = useServerWord();
  return (
    <ul className="document-links">
      {(document.links ?? []).map((link) => (
        <li key={link.id}>
          <span>
            {word(link.label)}: <PageLink to={`/documents/${link.document}`}>{link.code || link.subject}</PageLink>
            {link.code && <small>{link.subject}</small>}
          </span>
          {remove && (
            <Button
              type="text"
              size="small"
              icon={<DisconnectOutlined />}
              aria-label={t('registered.link.removeNamed', {code: link.code})}
              title={t('registered.link.remove')}
              onClick={() => remove(link)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
