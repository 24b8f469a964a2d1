import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {useTypeName} from '@/api/names';
import type {Document} from '@/api/types';
import {DueText} from '@/components/DueText';
import {Facts} from '@/components/Facts';
import {formatDate, formatMoment} from '@/habits/format';

/** Everything that is registered of the document. */
export function Details({document}: {document: Document}) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const {signer} = document;
  const signerWords = [signer?.authority, signer?.position, signer?.name].filter(Boolean).join(' ');
  return (
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
        [t('document.links'), linksOf(document)],
        [t('document.registeredAt'), formatMoment(document.registered_at)],
      ]}
    />
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

const linksOf = ({links}: Document) =>
  links?.length ? (
    <ul>
      {links.map((link) => (
        <li key={link.id}>
          {link.label}: <Link to={`/documents/${link.document}`}>{link.code}</Link>
        </li>
      ))}
    </ul>
  ) : undefined;
