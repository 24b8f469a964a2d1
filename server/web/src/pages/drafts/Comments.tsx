import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {api, body} from '@/api/client';
import {draftOf} from '@/api/flow';
import type {Draft} from '@/api/types';
import {WordsForm} from '@/components/WordsForm';
import {formatMoment} from '@/habits/format';
import {useOnceKey} from '@/habits/once_key';

type Comment = Draft['comments'][number];

/** The comment that began what this one is said to. */
function rootOf(comment: Comment, all: Map<number, Comment>): Comment {
  const asked = comment.answers === undefined ? undefined : all.get(comment.answers);
  return asked === undefined ? comment : rootOf(asked, all);
}

/** Comments that answer none, each with all that was said to it, in the order of time. */
function threadsOf(comments: Comment[]) {
  const all = new Map(comments.map((each) => [each.id, each]));
  return comments
    .filter(({answers}) => answers === undefined)
    .map((first) => ({
      first,
      answers: comments.filter((each) => each !== first && rootOf(each, all) === first),
    }));
}

/** What was said of the draft: of which version, and to whom. */
export function Comments({draft}: {draft: Draft}) {
  const {t} = useTranslation();
  const [answered, setAnswered] = useState<number | null>(null);
  const mayComment = draft.allowed.includes('comment');
  return (
    <section className="draft-comments">
      <h2>{t('flow.drafts.comments')}</h2>
      <ul className="timeline">
        {threadsOf(draft.comments).map(({first, answers}) => (
          <li key={first.id}>
            <Said comment={first} draft={draft} />
            {answers.length > 0 && (
              <ul className="draft-answers" aria-label={t('flow.drafts.answersTo', {name: first.account_name})}>
                {answers.map((each) => (
                  <li key={each.id}>
                    <Said comment={each} draft={draft} />
                  </li>
                ))}
              </ul>
            )}
            {answered === first.id ? (
              <Write draft={draft} answers={first.id} done={() => setAnswered(null)} />
            ) : (
              mayComment && (
                <Button
                  type="link"
                  size="small"
                  aria-label={t('flow.drafts.answerOf', {name: first.account_name, text: first.text})}
                  onClick={() => setAnswered(first.id)}
                >
                  {t('flow.drafts.answer')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {mayComment && <Write draft={draft} />}
    </section>
  );
}

function Said({comment, draft}: {comment: Comment; draft: Draft}) {
  const {t} = useTranslation();
  const newest = draft.versions.at(-1)?.number ?? 0;
  return (
    <>
      <span>{comment.text}</span>
      <small>
        {[comment.account_name, formatMoment(comment.at)].filter(Boolean).join(' · ')}
        {' · '}
        <span className={comment.version === newest ? undefined : 'draft-earlier'}>
          {t(comment.version === 0 ? 'flow.drafts.beforeVersions' : 'flow.drafts.version', {number: comment.version})}
        </span>
      </small>
    </>
  );
}

function Write({draft, answers, done}: {draft: Draft; answers?: number; done?: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const keyFor = useOnceKey();
  const comment = useMutation({
    mutationFn: async (text: string) =>
      body(
        await api.POST('/api/v1/drafts/{id}/moves', {
          params: {path: {id: draft.id}, header: {'Idempotency-Key': keyFor([text, draft.comments.length])}},
          body: {action: 'comment', text, ...(answers !== undefined && {answers})},
        }),
      ),
    onSuccess: (after) => {
      client.setQueryData(draftOf(draft.id).queryKey, after);
      done?.();
    },
  });
  return (
    <WordsForm
      name={`draft ${draft.id} comment ${answers ?? ''}`}
      label={t(answers === undefined ? 'flow.drafts.comment' : 'flow.drafts.yourAnswer')}
      submit={t(answers === undefined ? 'flow.drafts.sendComment' : 'flow.drafts.sendAnswer')}
      isPending={comment.isPending}
      error={comment.error}
      isQuiet
      send={(text) => comment.mutateAsync(text)}
      cancel={done}
    />
  );
}
