#include "server/app/tell.h"

#include "server/app/case_file_access.h"
#include "server/app/draft_steps.h"
#include "server/app/read_document.h"
#include "storage/account_store.h"
#include "storage/notice_store.h"
#include "storage/post_store.h"

namespace vanthu::app {

using domain::AccountId;
using domain::NoticeKind;

std::optional<Caller> callerOf(storage::ReadTransaction& transaction, AccountId account,
                               const DirectorySnapshot& directory, domain::Date day) {
    const auto found = storage::findAccount(transaction, account);
    if (!found || found->disabled) return std::nullopt;
    return callerFor(*found, storage::delegationsTo(transaction, account), directory, day);
}

std::optional<Caller> Teller::personOf(AccountId account) {
    return callerOf(transaction_, account, directory_, domain::vietnamDate(transaction_.actor().at));
}

void Teller::tell(AccountId to, NoticeKind kind, const domain::Document& about,
                  const NoticeDetails& details) {
    const auto person = personOf(to);
    if (!person || !mayKnowOf(transaction_, *person, about)) return;
    storage::insertNotice(transaction_, {.account = to,
                                         .kind = kind,
                                         .entityId = about.id.value,
                                         .relatedId = details.related,
                                         .dueDate = details.dueDate});
}

void Teller::tell(AccountId to, NoticeKind kind, const domain::Draft& about) {
    const auto person = personOf(to);
    if (!person || !mayKnowOf(*person, about)) return;
    storage::insertNotice(transaction_, {.account = to, .kind = kind, .entityId = about.id.value});
}

void Teller::tell(AccountId to, NoticeKind kind, const domain::CaseFile& about) {
    const auto person = personOf(to);
    if (!person || !mayKnowOf(*person, about)) return;
    storage::insertNotice(
        transaction_, {.account = to, .kind = kind, .entityId = about.id.value, .dueDate = about.handOverBy});
}

void Teller::tellAll(const std::vector<AccountId>& to, NoticeKind kind, const domain::Document& about,
                     const NoticeDetails& details) {
    for (const auto account : to)
        tell(account, kind, about, details);
}

std::vector<AccountId> Teller::assigneesOf(const domain::Assignment& assignment) {
    if (assignment.account) return {*assignment.account};
    const auto today = domain::vietnamDate(transaction_.actor().at);
    auto people = storage::holdersOf(transaction_, assignment.unit, domain::Role::leader, today);
    return people.empty() ? clerksOf(assignment.unit) : people;
}

std::vector<AccountId> Teller::clerksOf(domain::OrganisationId unit) {
    return storage::holdersOf(transaction_, unit, domain::Role::clerk,
                              domain::vietnamDate(transaction_.actor().at));
}

}  // namespace vanthu::app
