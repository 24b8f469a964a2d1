#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>

#include "schemas/domain/document.h"

namespace vanthu::domain {

/// `always`: also when there is nothing to say.
enum class Presence { always, whenSet };

template <class Owner, class Value>
struct Field {
    const char* name;
    Value Owner::*member;
    Presence presence;
};

template <class Owner, class Value>
constexpr Field<Owner, Value> always(const char* name, Value Owner::*member) {
    return {name, member, Presence::always};
}

template <class Owner, class Value>
constexpr Field<Owner, Value> whenSet(const char* name, Value Owner::*member) {
    return {name, member, Presence::whenSet};
}

/// The one table: what stands where in the JSON of a document. Both directions read it.
template <class Owner>
inline constexpr auto kFields = nullptr;

template <>
inline constexpr auto kFields<Signer> = std::tuple{
    whenSet("name", &Signer::name),
    whenSet("position", &Signer::position),
    whenSet("authority", &Signer::authority),
};

template <>
inline constexpr auto kFields<Receiver> = std::tuple{
    whenSet("organisation", &Receiver::organisation),
    whenSet("name", &Receiver::name),
};

template <>
inline constexpr auto kFields<DocumentFile> = std::tuple{
    whenSet("id", &DocumentFile::id),
    always("name", &DocumentFile::name),
    always("media_type", &DocumentFile::mediaType),
    always("size", &DocumentFile::sizeBytes),
    always("digest", &DocumentFile::digest),
    whenSet("title", &DocumentFile::title),
    always("kind", &DocumentFile::kind),
};

template <>
inline constexpr auto kFields<Document> = std::tuple{
    always("id", &Document::id),
    always("direction", &Document::direction),
    always("organisation", &Document::organisation),
    whenSet("book", &Document::book),
    whenSet("year", &Document::year),
    whenSet("registry_number", &Document::registryNumber),
    whenSet("number_reason", &Document::numberReason),
    always("code", &Document::code),
    whenSet("type", &Document::typeCode),
    whenSet("issued_date", &Document::issuedDate),
    whenSet("arrival_date", &Document::arrivalDate),
    whenSet("issuer", &Document::issuer),
    whenSet("issuer_name", &Document::issuerName),
    always("subject", &Document::subject),
    whenSet("signer", &Document::signer),
    always("urgency", &Document::urgency),
    whenSet("language", &Document::language),
    whenSet("page_count", &Document::pageCount),
    whenSet("copy_count", &Document::copyCount),
    whenSet("due_date", &Document::dueDate),
    whenSet("note", &Document::note),
    whenSet("to_places", &Document::toPlaces),
    whenSet("paper_place", &Document::paperPlace),
    whenSet("access", &Document::access),
    whenSet("receivers", &Document::receivers),
    whenSet("files", &Document::files),
    whenSet("source", &Document::source),
    whenSet("external_id", &Document::externalId),
    always("registered_by", &Document::registeredBy),
    always("registered_at", &Document::registeredAt),
    always("version", &Document::version),
};

/// Written as an object.
template <class T>
concept HasFields = !std::is_null_pointer_v<std::remove_cv_t<decltype(kFields<T>)>>;

/// Written as one of its words.
template <class T>
concept ClosedList = std::is_enum_v<T>;

}  // namespace vanthu::domain
